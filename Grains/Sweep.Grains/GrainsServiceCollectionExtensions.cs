using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Sweep.Grains.Coordination;
using Sweep.Grains.Library;
using Sweep.Grains.Nodes;
using Sweep.Grains.Telemetry;

namespace Sweep.Grains;

/// <summary>Registers what the grains need besides a store, a trainer, a predictor and a dataset catalog.</summary>
public static class GrainsServiceCollectionExtensions
{
    private const int CachedAddresses = 10_000;

    /// <summary>The grains' own services.</summary>
    public static IServiceCollection AddSweepGrains(this IServiceCollection services)
    {
        TrialMetrics.Begin();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DetachedStudies>();
        services.AddSingleton<DownloadMonitor>();
        services.AddSingleton<Engines>();
        services.AddSingleton<GrainReferences>();
        services.AddSingleton<NodeDrain>();
        services.AddSingleton<NodeRoll>();
        services.AddSingleton<StudyQueues>();
        // Of a million trials no more live at once than there are slots. Orleans would make room for a million at the start.
        services.Configure<GrainDirectoryOptions>(directory => directory.CacheSize = CachedAddresses);
        return services;
    }

    /// <summary>Makes this process a node that trains.</summary>
    public static IServiceCollection AddTrainingNode(this IServiceCollection services) => services.AddHostedService<TrainingNode>();
}
