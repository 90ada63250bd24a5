using Sweep.Grains.Storage;

namespace Sweep.Grains.Tests.Storage;

public sealed class SqliteStoreTests : StoreContract
{
    private readonly TemporaryFolder folder = new();

    protected override async Task<ISweepStore> Open() =>
        await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = folder.File("sweep.db") }, TimeProvider.System);

    protected override void Remove() => folder.Dispose();
}
