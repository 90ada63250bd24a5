using Sweep.Grains.Storage;

namespace Sweep.Silo.Cluster;

/// <summary>Opens the one store that a cluster's silos share.</summary>
internal static class StoreFactory
{
    public static async Task<ISweepStore> OpenAsync(SiloOptions options, TimeProvider time) =>
        await PostgresStore.OpenAsync(new PostgresStoreOptions { ConnectionString = options.Postgres! }, time);
}
