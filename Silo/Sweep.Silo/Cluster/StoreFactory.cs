using Sweep.Contracts;
using Sweep.Grains.Storage;

namespace Sweep.Silo.Cluster;

/// <summary>Opens the one store.</summary>
internal static class StoreFactory
{
    public static async Task<ISweepStore> OpenAsync(SiloOptions options, TimeProvider time) =>
        await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = SweepHome.StoreFile(options.Home) }, time);
}
