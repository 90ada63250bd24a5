using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Grains.Telemetry;
using Sweep.Grains.Tests.Coordination;

namespace Sweep.Grains.Tests.Telemetry;

public sealed class GaugeTests
{
    [Fact]
    public void Slots_are_told_by_device_and_what_they_do()
    {
        // Numbers that no other test's node has.
        using var meter = new NodeMeter(() => Report(draining: false));

        var slots = Readings.Of("sweep.slots");

        Assert.Subset(slots.ToHashSet(), (HashSet<(string, int)>)[("device=cpu,state=busy", 4001), ("device=cpu,state=free", 2002), ("device=cpu,state=draining", 0), ("device=cuda:0,state=free", 3003)]);
    }

    [Fact]
    public void Free_slots_of_a_node_that_drains_are_not_told_as_free()
    {
        using var meter = new NodeMeter(() => Report(draining: true));

        var slots = Readings.Of("sweep.slots");

        Assert.Contains(("device=cpu,state=draining", 2002), slots);
        Assert.DoesNotContain(("device=cpu,state=free", 2002), slots);
    }

    [Fact]
    public void Running_trials_are_told_by_study_and_never_by_trial()
    {
        using var meter = new NodeMeter(() => Report(draining: false));

        Assert.Subset(Readings.Of("sweep.trials.running").ToHashSet(), (HashSet<(string, int)>)[("study=gauged-1", 2), ("study=gauged-2", 1)]);
    }

    [Fact]
    public async Task A_study_tells_what_waits_while_it_runs()
    {
        await using var silo = await TestSilo.StartAsync();
        var study = await silo.SubmitAsync("queued-1", configurations: 7);
        Assert.Contains(("device=any,study=queued-1", 7), Readings.Of("sweep.queue.length"));

        await silo.Scheduler.Pull(new NodeReport("a", [new NodeDevice("cpu", 2, 0)], "1", DateTimeOffset.UnixEpoch, []));
        Assert.Contains(("device=any,study=queued-1", 5), Readings.Of("sweep.queue.length"));

        await study.Pause();
        Assert.DoesNotContain(Readings.Of("sweep.queue.length"), reading => reading.Attributes.Contains("queued-1", StringComparison.Ordinal));
    }

    private static NodeReport Report(bool draining) => new(
        "a", [new NodeDevice("cpu", 6003, 4001), new NodeDevice("cuda:0", 3003, 0), new NodeDevice("cuda:1", 0, 0)], "1", DateTimeOffset.UnixEpoch,
        [new(new TrialId("gauged-1", 1), 1), new(new TrialId("gauged-1", 2), 1), new(new TrialId("gauged-2", 1), 3)])
    {
        Draining = draining,
    };
}
