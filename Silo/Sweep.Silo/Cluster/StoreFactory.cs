using Microsoft.Extensions.Logging;
using Serilog.Extensions.Logging;
using Sweep.Contracts;
using Sweep.Grains.Storage;
using Sweep.Grains.Storage.Checkpoints;

namespace Sweep.Silo.Cluster;

/// <summary>Opens the one store, with its checkpoints where the settings want them.</summary>
internal static class StoreFactory
{
    public static async Task<ISweepStore> OpenAsync(SiloOptions options, TimeProvider time)
    {
        var rows = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = SweepHome.StoreFile(options.Home) }, time);
        using var loggers = new SerilogLoggerFactory();
        return await CheckpointPlace.Parse(options.Checkpoints)!.Over(rows, loggers.CreateLogger<StoreWithCheckpoints>());
    }
}
