using Microsoft.Extensions.Time.Testing;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;

namespace Sweep.Simulation;

/// <summary>What the simulated nodes share: the time, the grains they call, and what is counted.</summary>
internal sealed class SimulatedCluster
{
    private readonly FakeTimeProvider clock;
    private readonly IGrainFactory grains;
    private int ended;
    private bool isOver;

    public SimulatedCluster(SimulationOptions options, FakeTimeProvider clock, IGrainFactory grains, SimulatedMembership membership)
    {
        Options = options;
        Membership = membership;
        Chance = new Chance(options);
        Timeline = new Timeline(clock);
        Slots = new SlotUse(Timeline);
        Scheduler = grains.GetGrain<ISchedulerGrain>(0);
        this.clock = clock;
        this.grains = grains;
    }

    public SimulationOptions Options { get; }
    public SimulatedMembership Membership { get; }
    public Chance Chance { get; }
    public Timeline Timeline { get; }
    public SlotUse Slots { get; }
    public ISchedulerGrain Scheduler { get; }
    public int Deaths { get; set; }
    public DateTimeOffset Now => clock.GetUtcNow();

    private ISweepGrain Coordinator => grains.GetGrain<ISweepGrain>(SimulatedStudy.Id);

    public ITrialGrain Trial(Lease lease) => grains.GetGrain<ITrialGrain>(lease.ToString());

    /// <summary>Lets all nodes join at once and time pass until the study is completed.</summary>
    public async Task RunStudy(TimeSpan limit)
    {
        for (var node = 1; node <= Options.Nodes; node++)
            new SimulatedNode(node, this).Join();
        await Timeline.Run(() => isOver, limit);
    }

    /// <summary>A node got less than it asked for: stops the count of busy slots if that is because nothing waits.</summary>
    public async Task NoticeEmptyQueue()
    {
        if (Slots.StoppedAt is null && (await Coordinator.GetProgress()).Trials.Queued == 0)
            Slots.Stop();
    }

    /// <summary>An attempt's end was told to its grain.</summary>
    public async Task NoticeEnd() => isOver = ++ended >= Options.Trials && (await Coordinator.Get())!.State is StudyState.Completed;
}
