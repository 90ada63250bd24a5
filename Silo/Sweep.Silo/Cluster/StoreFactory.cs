using Microsoft.Extensions.Logging;
using Serilog.Extensions.Logging;
using Sweep.Contracts.Grains;
using Sweep.Grains.Storage;
using Sweep.Grains.Storage.Checkpoints;

namespace Sweep.Silo.Cluster;

/// <summary>Opens the one store that a cluster's silos share, with its checkpoints where the settings want them.</summary>
internal static class StoreFactory
{
    /// <summary>Waits as long as a start may, since a server that answered a moment ago may be away again.</summary>
    /// <exception cref="StoreException">It cannot be used.</exception>
    public static async Task<ISweepStore> OpenAsync(SiloOptions options, TimeProvider time)
    {
        for (var wait = new ServerWait(options, time); ;)
        {
            try
            {
                return await OpenOnceAsync(options, time);
            }
            catch (StoreException e) when (e.MayPass)
            {
                if (!await wait.AgainAsync(e.Message.TrimEnd('.')))
                    throw;
            }
        }
    }

    private static async Task<ISweepStore> OpenOnceAsync(SiloOptions options, TimeProvider time)
    {
        var rows = await PostgresStore.OpenAsync(new PostgresStoreOptions { ConnectionString = options.Postgres! }, time);
        using var loggers = new SerilogLoggerFactory();
        return await CheckpointPlace.Parse(options.Checkpoints)!.Over(rows, loggers.CreateLogger<StoreWithCheckpoints>());
    }
}
