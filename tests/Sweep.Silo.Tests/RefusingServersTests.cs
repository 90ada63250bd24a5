using Npgsql;
using Sweep.Grains.Storage;
using Sweep.Testing;

namespace Sweep.Silo.Tests;

/// <summary>
/// Silos whose servers are there but not usable, or used otherwise, as processes against real ones: they end with exit code
/// 2 and say what, where, and what would be right, without a secret.
/// </summary>
public sealed class RefusingServersTests(Servers servers) : IDisposable
{
    private const string Secret = "hush-hush";

    private readonly TemporaryFolder home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData("Password=" + Secret, "refuses: the user or password is wrong")]
    [InlineData("Username=nobody", "refuses: the user or password is wrong")]
    [InlineData("Database=nowhere", "database \"nowhere\" does not exist; create it ('createdb NAME'), or name another")]
    public async Task Postgres_that_refuses_is_named_with_its_setting_and_what_to_do(string change, string help)
    {
        var cluster = await servers.NewClusterAsync();
        cluster["SWEEP_POSTGRES"] += $";{change}";

        var said = await RefusalAsync(cluster);

        Assert.Contains("PostgreSQL at 127.0.0.1:", said, StringComparison.Ordinal);
        Assert.Contains("Postgres (SWEEP_POSTGRES in the environment)", said, StringComparison.Ordinal);
        Assert.Contains(help, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_may_not_make_tables_is_told_what_to_grant()
    {
        var cluster = await servers.NewClusterAsync();
        await UseGuestAsync(cluster, "maker");

        var said = await RefusalAsync(cluster);

        Assert.Contains("permission denied for database", said, StringComparison.Ordinal);
        Assert.Contains("grant it 'create' on the database", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_may_only_read_is_told_which_right_is_missing()
    {
        var cluster = await servers.NewClusterAsync();
        await MakeTablesAsync(cluster);
        await UseGuestAsync(cluster, "reader");
        await servers.RunAsync(cluster, "grant usage on schema sweep to reader; grant select on all tables in schema sweep to reader");

        Assert.Contains("no right to INSERT in table studies", await RefusalAsync(cluster), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_database_that_is_read_only_is_said()
    {
        var cluster = await servers.NewClusterAsync();
        cluster["SWEEP_POSTGRES"] += ";Options=-c default_transaction_read_only=on";

        Assert.Contains("takes no writes now", await RefusalAsync(cluster), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_of_a_newer_version_are_said_and_left_alone()
    {
        var cluster = await servers.NewClusterAsync();
        await MakeTablesAsync(cluster);
        await servers.RunAsync(cluster, "update sweep.format set version = 99");

        var said = await RefusalAsync(cluster);

        Assert.Contains("made by a newer Sweep (format 99;", said, StringComparison.Ordinal);
        Assert.Contains("Update Sweep, or use another database", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redis_that_asks_for_a_password_is_named_and_so_is_Postgres_beside_it()
    {
        var cluster = await servers.NewClusterAsync();
        cluster["SWEEP_POSTGRES"] += $";Password={Secret}";
        await using var guarded = await RedisServer.StartAsync();
        cluster["SWEEP_REDIS"] = guarded.ConnectionString;
        await Servers.TellRedisAsync(cluster, "CONFIG", "SET", "requirepass", Secret);

        var said = await RefusalAsync(cluster);

        Assert.Contains("Redis (SWEEP_REDIS in the environment), refuses: it asks for a password", said, StringComparison.Ordinal);
        Assert.Contains("Postgres (SWEEP_POSTGRES in the environment), refuses", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_of_another_protocol_is_not_joined()
    {
        var cluster = await servers.NewClusterAsync();
        // As a silo of an older version that is there would have it.
        await Servers.TellRedisAsync(cluster, "SET", $"sweep/{cluster["SWEEP_CLUSTER_NAME"]}/agreement", "0 1/sweep");

        var said = await RefusalAsync(cluster);

        Assert.Contains($"Cluster '{cluster["SWEEP_CLUSTER_NAME"]}' runs protocol 0, and this silo speaks protocol ", said, StringComparison.Ordinal);
        Assert.Contains("Stop the old silos before the new ones start.", said, StringComparison.Ordinal);
    }

    private async Task<string> RefusalAsync(Dictionary<string, string> settings)
    {
        var (code, said) = await SiloRun.EndAsync(home.Path, [.. settings.Select(setting => (setting.Key, setting.Value))]);

        Assert.True(code == 2, $"exit code {code}: {said}");
        Assert.DoesNotContain(Secret, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        return said;
    }

    private static async Task MakeTablesAsync(Dictionary<string, string> cluster) =>
        await (await PostgresStore.OpenAsync(new PostgresStoreOptions { ConnectionString = cluster["SWEEP_POSTGRES"] }, TimeProvider.System)).DisposeAsync();

    /// <summary>Lets the silo log in as somebody who may only connect.</summary>
    private async Task UseGuestAsync(Dictionary<string, string> cluster, string name)
    {
        await servers.RunAsync(cluster, $"create role {name} login password '{Secret}'");
        cluster["SWEEP_POSTGRES"] = new NpgsqlConnectionStringBuilder(cluster["SWEEP_POSTGRES"]) { Username = name, Password = Secret }.ConnectionString;
    }
}
