using Sweep.Grains.Storage;

namespace Sweep.Grains.Tests.Storage.Upgrades;

public sealed class SqliteStoreUpgradeTests() : StoreUpgradeContract("sqlite")
{
    private readonly TemporaryFolder folder = new();

    protected override async Task<ISweepStore> Open()
    {
        var path = folder.File("sweep.db");
        if (!File.Exists(path))
        {
            await using var packed = OpenRecorded("store.db.gz");
            await using var file = File.Create(path);
            await packed.CopyToAsync(file);
        }

        return await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = path }, TimeProvider.System);
    }

    protected override void Remove() => folder.Dispose();
}
