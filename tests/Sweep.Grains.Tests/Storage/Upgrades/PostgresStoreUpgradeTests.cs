using Npgsql;
using Sweep.Grains.Storage;

namespace Sweep.Grains.Tests.Storage.Upgrades;

public sealed class PostgresStoreUpgradeTests(PostgresFixture postgres) : StoreUpgradeContract("postgres")
{
    private string? database;

    protected override async Task<ISweepStore> Open()
    {
        if (database is null)
        {
            database = await postgres.CreateDatabaseAsync();
            using var packed = new StreamReader(OpenRecorded("store.sql.gz"));
            await using var source = NpgsqlDataSource.Create(database);
            await using var load = source.CreateCommand(await packed.ReadToEndAsync());
            await load.ExecuteNonQueryAsync();
        }

        return await PostgresFixture.OpenAsync(database);
    }

    protected override void Remove() { }
}
