using Sweep.Silo.Settings;

namespace Sweep.Silo.Tests;

public sealed class SettingsTests : IDisposable
{
    private const string Redis = "localhost:6379,password=hush";
    private const string Token = "hush-0123456789abcdef";
    private const string Postgres = "Host=localhost;Password=hush";

    private readonly TemporaryFolder folder = new();

    /// <summary>Every setting that may be written anywhere, a value, and what reads it back.</summary>
    public static TheoryData<string, string, string> Values => new()
    {
        { "ClusterName", "blue", "blue" },
        { "NodeName", "node-7", "node-7" },
        { "AdvertisedAddress", "10.1.2.3", "10.1.2.3" },
        { "SiloPort", "12000", "12000" },
        { "GatewayPort", "31000", "31000" },
        { "Http", "0.0.0.0:9000", "0.0.0.0:9000" },
        { "Http", "none", "none" },
        { "Http", "[::1]:9000", "[::1]:9000" },
        { "Devices", "cpu,cuda:0,cuda:1", "cpu,cuda:0,cuda:1" },
        { "Devices", "none", "" },
        { "DataFolder", "/somewhere/texts", "/somewhere/texts" },
        { "OrleansDashboard", "true", "True" },
        { "Slots", "3", "3" },
        { "GpuSlots", "4", "4" },
        { "Libtorch", "/opt/torch/lib", "/opt/torch/lib" },
        { "Checkpoints", "store", "store" },
        { "Checkpoints", "s3://bucket/runs", "s3://bucket/runs" },
        { "Checkpoints", "/shared/checkpoints", "/shared/checkpoints" },
        { "CheckpointInterval", "0", "0" },
        { "StartTimeout", "5", "5" },
        { "Home", "/somewhere/sweep", "/somewhere/sweep" },
        { "Verbose", "true", "True" },
        { "Linger", "00:00:07", "00:00:07" },
    };

    /// <summary>A setting, a value that is wrong, and a word of what would be right.</summary>
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "SiloPort", "0", "1 to 65535" },
        { "SiloPort", "65536", "1 to 65535" },
        { "SiloPort", "1e3", "1 to 65535" },
        { "GatewayPort", "-1", "1 to 65535" },
        { "Slots", "0", "1 or more" },
        { "Slots", "two", "1 or more" },
        { "GpuSlots", "0", "1 or more" },
        { "Devices", "gpu", "cuda:N" },
        { "Devices", "cpu,,cpu", "cuda:N" },
        { "Http", "8080", "HOST:PORT" },
        { "Http", "host:", "HOST:PORT" },
        { "DataFolder", "texts", "full path" },
        { "Libtorch", "torch/lib", "full path" },
        { "OrleansDashboard", "yes", "true or false" },
        { "AdvertisedAddress", "no such host", "host's name" },
        { "ClusterName", "a b", "letters" },
        { "NodeName", "a/b", "letters" },
        { "Checkpoints", "attic", "store" },
        { "CheckpointInterval", "-1", "0 (every epoch) to 3600" },
        { "StartTimeout", "0", "1 to 3600" },
        { "Verbose", "yes", "true or false" },
        { "Embedded", "no", "true or false" },
        { "Linger", "soon", "00:00:02" },
    };

    public void Dispose() => folder.Dispose();

    [Theory, MemberData(nameof(Values))]
    public void A_setting_is_read_from_the_environment(string name, string text, string expected) =>
        Assert.Equal(expected, Value(Read([], (SettingTable.Named(name).Variable, text)), name));

    [Theory, MemberData(nameof(Values))]
    public void A_setting_is_read_from_the_command_line(string name, string text, string expected)
    {
        var option = SettingTable.Named(name).Option;

        Assert.Equal(expected, Value(Read([option, text]), name));
        Assert.Equal(expected, Value(Read([$"{option}={text}"]), name));
    }

    [Theory, MemberData(nameof(Values))]
    public void A_setting_is_read_from_the_file(string name, string text, string expected)
    {
        folder.Write("appsettings.json", $$"""{ "Sweep": { "{{name}}": "{{text}}" } }""");

        Assert.Equal(expected, Value(Read([]), name));
    }

    [Theory, MemberData(nameof(Mistakes))]
    public void A_mistake_names_the_setting_its_place_and_what_would_be_right(string name, string text, string right)
    {
        var error = Assert.Single(Errors([], (SettingTable.Named(name).Variable, text)));

        Assert.Contains(name, error, StringComparison.Ordinal);
        Assert.Contains($"{SettingTable.Named(name).Variable} in the environment", error, StringComparison.Ordinal);
        Assert.Contains(right, error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_line_wins_over_the_environment_and_that_over_the_file()
    {
        folder.Write("appsettings.json", """{ "Sweep": { "SiloPort": 1001, "Slots": 1, "ClusterName": "file" } }""");

        var settings = Read(["--silo-port", "1003"], ("SWEEP_SILO_PORT", "1002"), ("SWEEP_SLOTS", "2"));

        Assert.Equal((1003, 2, "file"), (settings.Options.SiloPort, settings.Options.Slots, settings.Options.ClusterName));
        Assert.Equal("SiloPort (--silo-port on the command line)", settings.Describe("SiloPort"));
        Assert.Equal("Slots (SWEEP_SLOTS in the environment)", settings.Describe("Slots"));
        Assert.Equal($"ClusterName (Sweep:ClusterName in {Path.Combine(folder.Path, "appsettings.json")})", settings.Describe("ClusterName"));
        Assert.Equal("Http (its default)", settings.Describe("Http"));
    }

    [Fact]
    public void Devices_may_be_a_list_in_the_file()
    {
        folder.Write("appsettings.json", """{ "Sweep": { "Devices": ["cpu", "cuda:1"] } }""");

        Assert.Equal(["cpu", "cuda:1"], Read([]).Options.Devices);
    }

    [Fact]
    public void All_mistakes_are_named_at_once() =>
        Assert.Equal(4, Errors(["--slots", "0", "stray"], ("SWEEP_SILO_PORT", "x"), ("SWEEP_DEVICE", "cpu")).Count);

    [Theory]
    [InlineData("--silo-prot", "--silo-port")]
    [InlineData("--cluster-nam", "--cluster-name")]
    public void An_unknown_option_is_named_with_the_nearest(string option, string near) =>
        Assert.Contains($"did you mean {near}?", Assert.Single(Errors([option, "1"])), StringComparison.Ordinal);

    [Fact]
    public void A_variable_that_looks_like_a_slip_is_named_with_the_nearest() =>
        Assert.Equal(
            ["SWEEP_SLOT in the environment is no setting; did you mean SWEEP_SLOTS?"], Errors([], ("SWEEP_SLOT", "1")));

    [Theory]
    [InlineData("SWEEP_CLUSTER")]
    [InlineData("SWEEP_TEST_DATA")]
    [InlineData("SWEEP_LOCAL_SILOS")]
    [InlineData("SWEEP_CONFIGURATION")]
    public void Variables_of_other_programs_are_left_alone(string variable) => Read([], (variable, "x"));

    [Fact]
    public void An_option_without_a_value_is_said() =>
        Assert.Equal(["--slots on the command line has no value."], Errors(["--slots"]));

    [Theory]
    [InlineData("--redis", Redis, "SWEEP_REDIS")]
    [InlineData("--postgres", Postgres, "SWEEP_POSTGRES")]
    [InlineData("--token", Token, "SWEEP_TOKEN")]
    [InlineData("--reader-token", Token, "SWEEP_READER_TOKEN")]
    [InlineData("--oidc-client-secret", Token, "SWEEP_OIDC_CLIENT_SECRET")]
    public void Secrets_are_refused_on_the_command_line_and_not_repeated(string option, string value, string variable)
    {
        var error = Assert.Single(Errors([option, value]));

        Assert.Contains(variable, error, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_cannot_be_read_is_not_repeated()
    {
        var errors = Errors([], ("SWEEP_REDIS", "localhost:6379,hush=1"), ("SWEEP_POSTGRES", "Hots=localhost;Password=hush"));

        Assert.Equal(2, errors.Count);
        Assert.All(errors, error => Assert.DoesNotContain("hush", error, StringComparison.Ordinal));
    }

    [Fact]
    public void Redis_and_postgres_make_a_member_with_a_clusters_ports()
    {
        var options = Read([], ("SWEEP_REDIS", Redis), ("SWEEP_POSTGRES", Postgres)).Options;

        Assert.True(options.Clustered);
        Assert.Equal((11111, 30000, "127.0.0.1:8080", "sweep", "127.0.0.1"), (options.SiloPort, options.GatewayPort, options.Http, options.ClusterName, options.AdvertisedAddress));
    }

    [Fact]
    public void Secrets_are_read_from_files_without_their_last_line_break()
    {
        var options = Read(
            ["--redis-file", folder.Write("redis", $"{Redis}\n")], ("SWEEP_POSTGRES_FILE", folder.Write("postgres", $"{Postgres}\n"))).Options;

        Assert.Equal((Redis, Postgres), (options.Redis, options.Postgres));
    }

    [Fact]
    public void A_file_that_is_not_there_is_said_with_its_setting() =>
        Assert.StartsWith(
            "RedisFile (SWEEP_REDIS_FILE in the environment) cannot be read",
            Assert.Single(Errors([], ("SWEEP_REDIS_FILE", Path.Combine(folder.Path, "none")), ("SWEEP_POSTGRES", Postgres))), StringComparison.Ordinal);

    [Fact]
    public void A_secret_and_its_file_are_not_both_taken() =>
        Assert.Contains("both set", Assert.Single(Errors([], ("SWEEP_REDIS", Redis), ("SWEEP_REDIS_FILE", folder.Write("r", Redis)), ("SWEEP_POSTGRES", Postgres))), StringComparison.Ordinal);

    [Theory]
    [InlineData("short")]
    [InlineData("with spaces between words")]
    public void A_token_that_is_easily_guessed_is_refused_and_not_repeated(string token)
    {
        var error = Assert.Single(Errors([], ("SWEEP_TOKEN", token)));

        Assert.Contains("16 to 512 characters and no spaces", error, StringComparison.Ordinal);
        Assert.DoesNotContain(token, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Tokens_come_from_files_too()
    {
        var (operators, readers) = (folder.Write("operators", $"{Token}\n"), folder.Write("readers", $"{Token}-2\n"));

        var options = Read([], ("SWEEP_TOKEN_FILE", operators), ("SWEEP_READER_TOKEN_FILE", readers)).Options;

        Assert.Equal((Token, $"{Token}-2"), (options.Token, options.ReaderToken));
    }

    [Fact]
    public void Readers_need_an_operator_and_another_token()
    {
        Assert.StartsWith("Token is missing", Assert.Single(Errors([], ("SWEEP_READER_TOKEN", Token))), StringComparison.Ordinal);
        Assert.Contains("are the same", Assert.Single(Errors([], ("SWEEP_TOKEN", Token), ("SWEEP_READER_TOKEN", Token))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cluster_needs_both_its_servers()
    {
        Assert.StartsWith("Postgres is missing", Assert.Single(Errors([], ("SWEEP_REDIS", Redis))), StringComparison.Ordinal);
        Assert.StartsWith("Redis is missing", Assert.Single(Errors([], ("SWEEP_POSTGRES", Postgres))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_of_a_cluster_does_not_pick_a_port_by_chance() =>
        Assert.Contains("1 to 65535", Assert.Single(Errors(["--gateway-port", "0"], ("SWEEP_REDIS", Redis), ("SWEEP_POSTGRES", Postgres))), StringComparison.Ordinal);

    [Fact]
    public void Two_uses_of_one_port_are_said() =>
        Assert.Contains("both 5000", Assert.Single(Errors(["--silo-port", "5000", "--gateway-port", "5000"], ("SWEEP_REDIS", Redis), ("SWEEP_POSTGRES", Postgres))), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_no_json_is_said()
    {
        folder.Write("appsettings.json", "{ Sweep");

        Assert.Contains("appsettings.json cannot be read", Assert.Single(Errors([])), StringComparison.Ordinal);
    }

    [Fact]
    public void An_embedded_silo_hears_its_command_line_alone()
    {
        folder.Write("appsettings.json", "{ Sweep");

        var options = Read(["--Embedded", "true", "--Home", "/h", "--Verbose", "True"], ("SWEEP_REDIS", Redis), ("SWEEP_SLOT", "2")).Options;

        Assert.Equal((true, false, "/h", true, 0), (options.Embedded, options.Clustered, options.Home, options.Verbose, options.GatewayPort));
    }

    [Fact]
    public void Every_option_of_the_silo_is_a_setting() =>
        Assert.Equal(
            typeof(SiloOptions).GetProperties().Where(property => property.CanWrite).Select(property => property.Name).Order(StringComparer.Ordinal),
            SettingTable.All.Select(setting => setting.Name).Order(StringComparer.Ordinal));

    private static string Value(SiloSettings settings, string name)
    {
        var value = typeof(SiloOptions).GetProperty(name)!.GetValue(settings.Options);
        return value is IReadOnlyList<string> list ? string.Join(',', list) : $"{value}";
    }

    private SiloSettings Read(string[] args, params (string Name, string Value)[] variables) =>
        SettingsReader.Read(args, variables.ToDictionary(v => v.Name, v => v.Value), folder.Path);

    private IReadOnlyList<string> Errors(string[] args, params (string Name, string Value)[] variables) =>
        Assert.Throws<SettingsException>(() => Read(args, variables)).Errors;
}
