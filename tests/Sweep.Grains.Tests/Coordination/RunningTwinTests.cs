using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Grains.Storage;
using Sweep.Grains.Tests.Storage;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>Two studies that want the same trial at the same time; the test plays the node.</summary>
public sealed class RunningTwinTests
{
    private const string First = "units-1";
    private const string Second = "units-2";

    private readonly FakeMembers members = new("a", "b");

    [Fact]
    public async Task One_trains_and_the_other_receives_the_result_without_a_slot()
    {
        await using var silo = await StartAsync();
        var lease = await GivenOneThatTrains(silo);

        await CompleteAsync(silo, lease);

        Assert.Equal(0, (await silo.WaitForEndAsync(lease.Trial.Study)).Reused);
        Assert.Equal(1, (await silo.WaitForEndAsync(Other(lease))).Reused);
        Assert.Equal(lease.Trial, (await silo.Store.GetTrial(new TrialId(Other(lease), 1)))!.ReusedFrom);
    }

    [Fact]
    public async Task Two_equal_studies_divide_their_trials()
    {
        await using var silo = await StartAsync();
        foreach (var study in (string[])[First, Second])
            await silo.SubmitAsync(study, configurations: 20);

        var leases = new List<Lease>();
        while (leases.Count < 20)
            leases.AddRange((await PullAsync(silo, "a", 4, leases)).Start);

        Assert.Equal(Enumerable.Range(1, 20), leases.Select(lease => lease.Trial.Number).Order());
        Assert.Empty((await PullAsync(silo, "a", 4, leases)).Start);
        foreach (var lease in leases)
            await CompleteAsync(silo, lease);
        var reused = (await silo.WaitForEndAsync(First)).Reused + (await silo.WaitForEndAsync(Second)).Reused;
        Assert.Equal(20, reused);
    }

    [Fact]
    public async Task If_the_one_that_trains_fails_the_other_trains()
    {
        await using var silo = await StartAsync();
        var lease = await GivenOneThatTrains(silo);

        await silo.Trial(lease).End(new AttemptEnd(AttemptOutcome.Failed, "no", Retryable: false));

        await AssertTrains(silo, Other(lease));
    }

    [Fact]
    public async Task If_the_one_that_trains_is_cancelled_the_other_trains()
    {
        await using var silo = await StartAsync();
        var lease = await GivenOneThatTrains(silo);

        await silo.Study(lease.Trial.Study).Cancel();

        await AssertTrains(silo, Other(lease));
    }

    [Fact]
    public async Task If_the_one_that_trains_is_deleted_the_other_trains()
    {
        await using var silo = await StartAsync();
        var lease = await GivenOneThatTrains(silo);

        await silo.Study(lease.Trial.Study).Delete();

        await AssertTrains(silo, Other(lease));
    }

    [Fact]
    public async Task If_the_one_that_trains_is_paused_the_other_trains()
    {
        await using var silo = await StartAsync();
        var lease = await GivenOneThatTrains(silo);

        await silo.Study(lease.Trial.Study).Pause();

        await AssertTrains(silo, Other(lease));
    }

    [Fact]
    public async Task If_the_node_that_trains_dies_the_trial_is_queued_again_although_nobody_asks_for_work()
    {
        await using var silo = await StartAsync();
        var lease = await GivenOneThatTrains(silo);

        members.Die("a");

        await silo.WaitAsync(lease.Trial.Study, progress => progress.Trials.Queued == 1);
        await silo.WaitAsync(First, async _ => (await PullAsync(silo, "b", 1, [])).Start.Count == 1);
    }

    [Fact]
    public async Task Coordinators_activated_afresh_in_between_share_as_before()
    {
        var store = new InMemoryStore();
        Lease lease;
        await using (var silo = await StartAsync(store))
            lease = await GivenOneThatTrains(silo);

        await using var next = await StartAsync(store);
        Assert.Empty((await PullAsync(next, "a", 1, [lease])).Start);
        await CompleteAsync(next, lease);

        Assert.Equal(0, (await next.WaitForEndAsync(lease.Trial.Study)).Reused);
        Assert.Equal(1, (await next.WaitForEndAsync(Other(lease))).Reused);
    }

    [Fact]
    public async Task A_waiting_trial_that_is_cancelled_waits_no_more()
    {
        await using var silo = await StartAsync();
        var lease = await GivenOneThatTrains(silo);

        await silo.Study(Other(lease)).Cancel();
        await CompleteAsync(silo, lease);
        await silo.WaitForEndAsync(lease.Trial.Study);

        Assert.Equal(1, (await silo.Study(Other(lease)).GetProgress()).Trials.Cancelled);
        await silo.Study(Other(lease)).Resume();
        await silo.WaitAsync(Other(lease), async progress =>
        {
            Assert.Empty((await PullAsync(silo, "a", 1, [])).Start);
            return progress.Reused == 1;
        });
    }

    private Task<TestSilo> StartAsync(ISweepStore? store = null) =>
        TestSilo.StartAsync(new ScriptedTrainer(engine: "1"), store, members: members, trains: false);

    /// <summary>Two equal studies of one trial, of which the node trains one and can have no other.</summary>
    private static async Task<Lease> GivenOneThatTrains(TestSilo silo)
    {
        foreach (var study in (string[])[First, Second])
            await silo.SubmitAsync(study, configurations: 1, epochs: 1);
        var lease = Assert.Single((await PullAsync(silo, "a", 2, [])).Start);
        Assert.Empty((await PullAsync(silo, "a", 2, [lease])).Start);
        return lease;
    }

    private static async Task CompleteAsync(TestSilo silo, Lease lease)
    {
        await silo.Trial(lease).Describe(Samples.Model(17_000), "1 cpu");
        await silo.Trial(lease).Report(ScriptedTrainer.Metrics(1, 1), [1]);
        await silo.Trial(lease).End(new AttemptEnd(AttemptOutcome.Completed));
    }

    private static async Task AssertTrains(TestSilo silo, string study)
    {
        Lease? lease = null;
        await silo.WaitAsync(study, async _ => (lease = (await PullAsync(silo, "a", 1, [])).Start.Cast<Lease?>().SingleOrDefault()) is not null);
        Assert.Equal(new TrialId(study, 1), lease!.Value.Trial);
        await CompleteAsync(silo, lease.Value);
        Assert.Equal(0, (await silo.WaitForEndAsync(study)).Reused);
    }

    private static Task<PullAnswer> PullAsync(TestSilo silo, string node, int free, IReadOnlyList<Lease> held) =>
        silo.Scheduler.Pull(new NodeReport(node, [new NodeDevice("cpu", free + held.Count, held.Count)], "1", Samples.Noon, held));

    private static string Other(Lease lease) => lease.Trial.Study == First ? Second : First;
}
