using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Orleans.TestingHost;
using Sweep.Grains;
using Sweep.Grains.Nodes;
using Sweep.Grains.Storage;

namespace Sweep.Simulation;

/// <summary>
/// Runs a study through the real scheduler, coordinator, sampler and trial grains, in one silo of this process that has a
/// virtual clock and a store in memory.
/// </summary>
public static class ClusterSimulation
{
    /// <exception cref="InvalidOperationException">A node was given more than it had slots for.</exception>
    /// <exception cref="TimeoutException">The study took far longer than it may.</exception>
    public static async Task<SimulationResult> Run(SimulationOptions options)
    {
        var clock = new FakeTimeProvider();
        var store = new InMemoryStore();
        var membership = new SimulatedMembership();
        await using var silo = await Start(clock, store, membership);
        var grains = silo.GetSiloServiceProvider().GetRequiredService<IGrainFactory>();
        var cluster = new SimulatedCluster(options, clock, grains, membership);
        TimeSpan[] lengths = [.. Enumerable.Range(1, options.Trials).Select(cluster.Chance.Length)];
        var ideal = lengths.Aggregate(TimeSpan.Zero, (sum, length) => sum + length) / (options.Nodes * options.SlotsPerNode);
        var longest = lengths.Max();

        var planning = await Cost.Of(() => SimulatedStudy.Plan(grains, options));
        var running = await Cost.Of(() => cluster.RunStudy(limit: 10 * (ideal + longest)));
        var audit = await Audit.Of(store, SimulatedStudy.Id);
        return new SimulationResult
        {
            CompletedOnce = audit.CompletedOnce,
            Attempts = audit.Attempts,
            LostAttempts = audit.Lost,
            Deaths = cluster.Deaths,
            SlotsBusy = cluster.Slots.Share,
            QueueEmpty = cluster.Slots.StoppedAt ?? cluster.Timeline.Now,
            Makespan = cluster.Timeline.Now,
            Ideal = ideal,
            LongestTrial = longest,
            Planning = planning,
            Running = running,
            CoordinatorBytes = await HeapOfCoordinator(grains),
        };
    }

    private static async Task<InProcessTestCluster> Start(TimeProvider clock, ISweepStore store, SimulatedMembership membership)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddLogging(logging => logging.ClearProviders());
            silo.Services.AddSingleton(clock);
            // Orleans' own timers are not the study's: they would spin while virtual hours pass.
            silo.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
            silo.Services.AddSingleton(store);
            silo.Services.AddSweepGrains();
            silo.Services.AddSingleton(new NodeRoll(membership));
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }

    private static async Task<long> HeapOfCoordinator(IGrainFactory grains)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        return before - GC.GetTotalMemory(forceFullCollection: true);
    }
}
