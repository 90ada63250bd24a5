using Sweep.Grains.Storage;
using Sweep.Testing;

namespace Sweep.Benchmarks.Orchestrate;

/// <summary>Where stores are made, a new and empty one for each study.</summary>
internal abstract class StorePlace : IAsyncDisposable
{
    public abstract string Name { get; }

    public abstract Task<ISweepStore> OpenAsync();

    public abstract ValueTask DisposeAsync();

    public static StorePlace Sqlite() => new SqlitePlace();

    /// <summary>On a real server of its own.</summary>
    public static async Task<StorePlace> PostgresAsync() => new PostgresPlace(await PostgresServer.StartAsync(synced: true));

    private sealed class SqlitePlace : StorePlace
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sweep-benchmark-");
        private int stores;

        public override string Name => "SQLite";

        public override async Task<ISweepStore> OpenAsync() =>
            await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = Path.Combine(folder.FullName, $"{stores++}.db") }, TimeProvider.System);

        public override ValueTask DisposeAsync()
        {
            folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class PostgresPlace(PostgresServer server) : StorePlace
    {
        public override string Name => "PostgreSQL";

        public override async Task<ISweepStore> OpenAsync() =>
            await PostgresStore.OpenAsync(new PostgresStoreOptions { ConnectionString = await server.CreateDatabaseAsync() }, TimeProvider.System);

        public override ValueTask DisposeAsync() => server.DisposeAsync();
    }
}
