using Sweep.Grains.Storage;
using Sweep.Testing;
using Sweep.Grains.Tests.Storage;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Sweep.Grains.Tests.Storage;

/// <summary>One server for all tests of this program, started when the first one asks for a database.</summary>
public sealed class PostgresFixture : IAsyncDisposable
{
    private readonly Lazy<Task<PostgresServer>> server = new(() => PostgresServer.StartAsync());

    public static string? Missing => PostgresServer.Missing;

    /// <summary>Skips the test where there is no PostgreSQL.</summary>
    /// <returns>Connection string of a new database.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        return await (await server.Value).CreateDatabaseAsync();
    }

    public async Task<PostgresServer> ServerAsync()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        return await server.Value;
    }

    public static Task<PostgresStore> OpenAsync(string connectionString) =>
        PostgresStore.OpenAsync(new PostgresStoreOptions { ConnectionString = connectionString }, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        if (server.IsValueCreated)
            await (await server.Value).DisposeAsync();
    }
}
