using Microsoft.Extensions.Logging;
using Serilog.Extensions.Logging;
using Sweep.Grains.Storage;
using Sweep.Grains.Storage.Checkpoints;

namespace Sweep.Silo.Cluster;

/// <summary>Opens the one store that a cluster's silos share, with its checkpoints where the settings want them.</summary>
internal static class StoreFactory
{
    public static async Task<ISweepStore> OpenAsync(SiloOptions options, TimeProvider time)
    {
        var rows = await PostgresStore.OpenAsync(new PostgresStoreOptions { ConnectionString = options.Postgres! }, time);
        using var loggers = new SerilogLoggerFactory();
        return await CheckpointPlace.Parse(options.Checkpoints)!.Over(rows, loggers.CreateLogger<StoreWithCheckpoints>());
    }
}
