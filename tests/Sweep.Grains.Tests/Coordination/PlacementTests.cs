using System.Collections.Concurrent;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Tests.Storage;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>Which study's trials run where, and how many at once.</summary>
public sealed class PlacementTests
{
    [Fact]
    public async Task Slots_are_divided_by_weight_and_within_a_study_in_order()
    {
        await using var silo = await TestSilo.StartAsync();
        await SubmitAsync(silo, "light-1", Trials(20));
        await SubmitAsync(silo, "heavy-1", Trials(20) with { Weight = 3 });

        var start = (await silo.Scheduler.Pull(Node("a", cpu: 8))).Start;

        Assert.Equal(First(2, of: 20), Numbers(start, "light-1"));
        Assert.Equal(First(6, of: 20), Numbers(start, "heavy-1"));
    }

    [Fact]
    public async Task A_cap_holds_on_all_nodes_together_and_others_get_the_rest()
    {
        await using var silo = await TestSilo.StartAsync();
        await SubmitAsync(silo, "capped-1", Trials(20) with { MaxConcurrent = 3 });
        await SubmitAsync(silo, "free-1", Trials(20));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => silo.Scheduler.Pull(Node($"n{n}", cpu: 4))));

        Assert.Equal(16, answers.Sum(answer => answer.Start.Count));
        Assert.Equal(3, answers.SelectMany(answer => answer.Start).Count(lease => lease.Trial.Study == "capped-1"));
    }

    [Fact]
    public async Task A_trial_runs_on_the_device_its_study_asks_for()
    {
        await using var silo = await TestSilo.StartAsync();
        await SubmitAsync(silo, "gpu-1", Trials(5) with { Device = DeviceWish.Gpu });
        await SubmitAsync(silo, "cpu-1", Trials(5) with { Device = DeviceWish.Cpu });

        var answer = await silo.Scheduler.Pull(Node("a", cpu: 2, gpu: 3));

        Assert.Equal(
            ["cpu-1 cpu", "cpu-1 cpu", "gpu-1 cuda:0", "gpu-1 cuda:0", "gpu-1 cuda:0"],
            answer.Start.Zip(answer.Devices, (lease, device) => $"{lease.Trial.Study} {device}").Order());
    }

    [Fact]
    public async Task A_node_trains_each_trial_on_the_device_it_was_given_for()
    {
        var devices = new ConcurrentBag<(string Study, string Device)>();
        var trainer = new ScriptedTrainer((work, _, _) => devices.Add((work.Id.Study, work.Device)));
        await using var silo = await TestSilo.StartAsync(trainer, node: n => (n.Slots, n.Gpus, n.GpuSlots) = (1, ["cuda:0"], 2));
        await SubmitAsync(silo, "gpu-1", Trials(4) with { Device = DeviceWish.Gpu });
        await SubmitAsync(silo, "cpu-1", Trials(4) with { Device = DeviceWish.Cpu });

        await silo.WaitForEndAsync("gpu-1");
        await silo.WaitForEndAsync("cpu-1");

        Assert.Equal(4, devices.Count(d => d == ("gpu-1", "cuda:0")));
        Assert.Equal(4, devices.Count(d => d == ("cpu-1", "cpu")));
        Assert.Equal([("cpu", 1), ("cuda:0", 2)], (await silo.Scheduler.GetNodes()).Single().Devices.Select(d => (d.Name, d.Slots)));
    }

    [Fact]
    public async Task A_study_that_nobody_can_run_says_what_is_missing_until_a_node_brings_it()
    {
        await using var silo = await TestSilo.StartAsync(coordination: c => c.LeaseDuration = TimeSpan.FromMilliseconds(200));
        await SubmitAsync(silo, "gpu-1", Trials(1) with { Device = DeviceWish.Gpu });

        var stranded = await PullUntil(silo, [Node("a", cpu: 1), Node("b", cpu: 1)], progress => progress.Problem?.Contains("nodes", StringComparison.Ordinal) is true);
        Assert.Equal("asks for a gpu; no node has one: nodes a, b offer cpu", stranded.Problem);

        var start = (await silo.Scheduler.Pull(Node("c", cpu: 0, gpu: 1))).Start;
        Assert.Equal([1], Numbers(start, "gpu-1"));
        var joined = Node("c", cpu: 0) with { Devices = [new NodeDevice("cuda:0", 1, 1)], Running = start };
        await PullUntil(silo, [Node("a", cpu: 1), joined], progress => progress.Problem is null);
    }

    [Fact]
    public async Task A_study_without_trials_waiting_is_left_alone_until_one_waits_again()
    {
        await using var silo = await TestSilo.StartAsync(coordination: c => c.LeaseDuration = TimeSpan.FromHours(1));
        await SubmitAsync(silo, "units-1", Trials(1));
        var lease = Assert.Single((await silo.Scheduler.Pull(Node("a", cpu: 1))).Start);
        Assert.Empty((await silo.Scheduler.Pull(Node("b", cpu: 1))).Start);

        await silo.Trial(lease).Start("a");
        await silo.Trial(lease).End(new AttemptEnd(AttemptOutcome.Paused));

        Assert.Equal(lease with { Attempt = 2 }, Assert.Single((await silo.Scheduler.Pull(Node("b", cpu: 1))).Start));
    }

    [Fact]
    public async Task What_one_study_leaves_goes_to_the_others_in_the_same_call_and_is_held_from_then_on()
    {
        await using var silo = await TestSilo.StartAsync();
        await SubmitAsync(silo, "small-1", Trials(1));
        await SubmitAsync(silo, "large-1", Trials(20));

        var start = (await silo.Scheduler.Pull(Node("a", cpu: 8))).Start;

        Assert.Equal([1], Numbers(start, "small-1"));
        Assert.Equal(First(7, of: 20), Numbers(start, "large-1"));
        Assert.All(start, lease => Assert.Equal(1, lease.Attempt));
        Assert.Empty((await silo.Scheduler.Pull(Node("a", cpu: 0, held: start))).Abandon);
    }

    [Fact]
    public async Task With_nothing_free_trials_wait_with_the_coordinator_and_a_node_that_joins_gets_them_with_its_first_call()
    {
        await using var silo = await TestSilo.StartAsync();
        await SubmitAsync(silo, "units-1", Trials(6));
        var held = (await silo.Scheduler.Pull(Node("a", cpu: 2))).Start;

        Assert.Empty((await silo.Scheduler.Pull(Node("a", cpu: 0, held: held))).Start);
        Assert.Equal((4, 2), await Counts());
        Assert.Equal(First(5, of: 6).Except(held.Select(lease => lease.Trial.Number)), Numbers((await silo.Scheduler.Pull(Node("b", cpu: 3))).Start, "units-1"));
        Assert.Equal((1, 5), await Counts());

        async Task<(int Queued, int Running)> Counts()
        {
            var trials = (await silo.Study("units-1").GetProgress()).Trials;
            return (trials.Queued, trials.Running);
        }
    }

    [Fact]
    public async Task What_a_lost_answer_gave_is_given_again_and_what_a_node_dropped_is_not()
    {
        await using var silo = await TestSilo.StartAsync();
        await SubmitAsync(silo, "units-1", Trials(6));
        var lost = (await silo.Scheduler.Pull(Node("a", cpu: 2))).Start;

        var again = (await silo.Scheduler.Pull(Node("a", cpu: 2))).Start;
        Assert.Equal(lost, again);

        Assert.Empty((await silo.Scheduler.Pull(Node("a", cpu: 0, held: again))).Abandon);
        Assert.Equal(First(2, of: 6), Numbers((await silo.Scheduler.Pull(Node("a", cpu: 2))).Start, "units-1"));
        Assert.Equal(2, (await silo.Store.GetTrial(again[0].Trial))!.Attempt);
    }

    [Fact]
    public async Task What_a_lost_answer_gave_beyond_the_free_slots_waits_for_the_node()
    {
        await using var silo = await TestSilo.StartAsync();
        await SubmitAsync(silo, "units-1", Trials(6));
        var lost = (await silo.Scheduler.Pull(Node("a", cpu: 2))).Start;

        Assert.Equal([lost[0]], (await silo.Scheduler.Pull(Node("a", cpu: 1))).Start);
        Assert.Equal([lost[1]], (await silo.Scheduler.Pull(Node("a", cpu: 1, held: [lost[0]]))).Start);
    }

    private static Task<StudyProgress> PullUntil(TestSilo silo, NodeReport[] reports, Func<StudyProgress, bool> wanted) =>
        silo.WaitAsync("gpu-1", async progress =>
        {
            foreach (var report in reports)
                await silo.Scheduler.Pull(report);
            return wanted(progress);
        });

    private static StudySpec Trials(int count) => Specs.Units(count, seeds: 1, epochs: 1);

    /// <summary>The numbers of those that run first, ascending.</summary>
    private static IEnumerable<int> First(int count, int of) => Specs.Order(Trials(of)).Take(count).Order();

    private static Task SubmitAsync(TestSilo silo, string id, StudySpec spec) => silo.Study(id).Submit(spec, Samples.Study(id).Dataset);

    private static IEnumerable<int> Numbers(IEnumerable<Lease> leases, string study) =>
        leases.Where(lease => lease.Trial.Study == study).Select(lease => lease.Trial.Number).Order();

    private static NodeReport Node(string name, int cpu, int gpu = 0, IReadOnlyList<Lease>? held = null)
    {
        var busy = held?.Count ?? 0;
        return new(name, [.. new NodeDevice[] { new("cpu", cpu + busy, busy), new("cuda:0", gpu, 0) }.Where(d => d.Slots > 0)], "1", Samples.Noon, held ?? []);
    }
}
