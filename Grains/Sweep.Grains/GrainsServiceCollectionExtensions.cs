using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sweep.Grains.Coordination;
using Sweep.Grains.Library;
using Sweep.Grains.Nodes;
using Sweep.Grains.Telemetry;

namespace Sweep.Grains;

/// <summary>Registers what the grains need besides a store, a trainer, a predictor and a dataset catalog.</summary>
public static class GrainsServiceCollectionExtensions
{
    /// <summary>The grains' own services.</summary>
    public static IServiceCollection AddSweepGrains(this IServiceCollection services)
    {
        TrialMetrics.Begin();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DownloadMonitor>();
        services.AddSingleton<Engines>();
        services.AddSingleton<NodeDrain>();
        services.AddSingleton<NodeRoll>();
        services.AddSingleton<StudyQueues>();
        return services;
    }

    /// <summary>Makes this process a node that trains.</summary>
    public static IServiceCollection AddTrainingNode(this IServiceCollection services) => services.AddHostedService<TrainingNode>();
}
