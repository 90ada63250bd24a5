using Sweep.Grains.Storage;

namespace Sweep.Grains.Tests.Storage;

public sealed class PostgresStoreTests(PostgresFixture postgres) : StoreContract
{
    private string? database;

    protected override async Task<ISweepStore> Open() =>
        await PostgresFixture.OpenAsync(database ??= await postgres.CreateDatabaseAsync());

    protected override void Remove() { }
}
