namespace Sweep.Grains.Tests.Coordination;

/// <summary>Scheduler and coordinator with many nodes, in virtual time.</summary>
public sealed class ClusterSimulationTests
{
    private static readonly SimulationOptions Small = new() { Nodes = 20, Trials = 2000, MeanLife = TimeSpan.FromMinutes(10) };

    /// <summary>Run once for all tests.</summary>
    private static readonly Lazy<Task<SimulationResult>> Simulated = new(() => ClusterSimulation.Run(Small));

    [Fact]
    public async Task While_nodes_die_slots_stay_busy_and_every_trial_is_completed_once()
    {
        var result = await Simulated.Value;

        Assert.Equal(2000, result.CompletedOnce);
        Assert.InRange(result.Deaths, 2, int.MaxValue);
        Assert.InRange(result.LostAttempts, 1, result.Deaths * Small.SlotsPerNode);
        Assert.Equal(2000 + result.LostAttempts, result.Attempts);
        Assert.InRange(result.SlotsBusy, 0.99, 1);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_virtual_figures()
    {
        var again = await ClusterSimulation.Run(Small);

        Assert.Equal(Virtual(await Simulated.Value), Virtual(again));
    }

    private static SimulationResult Virtual(SimulationResult result) => result with { Planning = Zero, Running = Zero, CoordinatorBytes = 0 };

    private static Cost Zero => new(TimeSpan.Zero, TimeSpan.Zero);
}
