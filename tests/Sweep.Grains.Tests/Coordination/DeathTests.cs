using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Grains.Tests.Storage;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>Trials whose node's process dies; the test plays the nodes.</summary>
public sealed class DeathTests
{
    private readonly FakeMembers members = new("a", "b", "c");
    private readonly Dictionary<string, int> lives = new() { ["a"] = 0, ["b"] = 0, ["c"] = 0 };

    [Fact]
    public async Task A_trial_whose_process_dies_three_times_is_failed_with_the_reason_and_the_study_ends()
    {
        await using var silo = await StartAsync();
        await silo.SubmitAsync("units-1", configurations: 1);
        foreach (var node in (string[])["a", "b", "c"])
        {
            Assert.Single((await PullAsync(silo, node, free: 1)).Start);
            await RestartAsync(silo, node);
        }

        var trial = (await silo.Study("units-1").GetTrial(1))!;
        Assert.Equal((TrialState.Failed, 0), (trial.Trial.State, trial.Trial.Failures));
        Assert.Equal("the process died 3 times while it trained (nodes a, b, c); see their logs", trial.Trial.Error);
        Assert.Equal([("a", "lost"), ("b", "lost"), ("c", "lost")], trial.Attempts.Select(attempt => (attempt.Node, attempt.Outcome)));
        Assert.Equal(StudyState.Completed, (await silo.Study("units-1").Get())!.State);
    }

    [Fact]
    public async Task A_failed_trial_that_is_resumed_may_die_three_times_again()
    {
        await using var silo = await StartAsync();
        await silo.SubmitAsync("units-1", configurations: 1);
        foreach (var node in (string[])["a", "b", "c"])
        {
            await PullAsync(silo, node, free: 1);
            await RestartAsync(silo, node);
        }

        await silo.Study("units-1").Resume();
        Assert.Single((await PullAsync(silo, "a", free: 1)).Start);
        await RestartAsync(silo, "a");

        Assert.Equal("a", Assert.Single(await silo.Store.GetTrials("units-1", 0, 1)).DiedOn);
    }

    [Fact]
    public async Task Deaths_count_in_a_row_and_a_new_epoch_ends_the_row()
    {
        await using var silo = await StartAsync();
        await silo.SubmitAsync("units-1", configurations: 1, epochs: 5);
        foreach (var (node, epoch) in new[] { ("a", 1), ("b", 2), ("c", 3), ("a", 4) })
        {
            var lease = Assert.Single((await PullAsync(silo, node, free: 1)).Start);
            await silo.Trial(lease).Report(ScriptedTrainer.Metrics(1, epoch), null);
            await RestartAsync(silo, node);
        }

        Assert.Equal((TrialState.Queued, "a"), (await silo.Store.GetTrials("units-1", 0, 1)).Select(trial => (trial.State, trial.DiedOn)).Single());
    }

    [Fact]
    public async Task A_suspect_comes_before_the_others_and_goes_where_it_has_not_died()
    {
        await using var silo = await StartAsync();
        await silo.SubmitAsync("units-1", configurations: 3);
        var order = Specs.Order(Specs.Units(3, 1, 3));
        await PullAsync(silo, "a", free: 1);
        Assert.Equal([order[1]], Numbers(await RestartAsync(silo, "a")));

        Assert.Equal([order[0]], Numbers(await PullAsync(silo, "b", free: 1)));
        Assert.Equal([order[2]], Numbers(await PullAsync(silo, "c", free: 1)));
    }

    [Fact]
    public async Task A_suspect_returns_to_a_node_it_died_on_only_when_no_other_takes_trials()
    {
        await using var silo = await StartAsync(lease: TimeSpan.Zero);
        await silo.SubmitAsync("units-1", configurations: 1);
        await PullAsync(silo, "b", free: 0);
        await PullAsync(silo, "c", free: 0);
        await PullAsync(silo, "a", free: 1);
        Assert.Empty((await RestartAsync(silo, "a")).Start);

        members.Die("b");
        Assert.Empty((await PullAsync(silo, "a", free: 1)).Start);
        await silo.Scheduler.Pull(Report("c", free: 0) with { Draining = true });
        Assert.Equal([1], Numbers(await PullAsync(silo, "a", free: 1)));
    }

    [Fact]
    public async Task A_suspect_waits_for_nodes_that_may_not_have_called_yet()
    {
        await using var silo = await StartAsync();
        await silo.SubmitAsync("units-1", configurations: 1);
        await PullAsync(silo, "a", free: 1);

        Assert.Empty((await RestartAsync(silo, "a")).Start);
        Assert.Empty((await PullAsync(silo, "a", free: 1)).Start);
        Assert.Equal([1], Numbers(await PullAsync(silo, "b", free: 1)));
    }

    [Fact]
    public async Task A_node_runs_one_suspect_at_a_time()
    {
        await using var silo = await StartAsync();
        await silo.SubmitAsync("units-1", configurations: 3, epochs: 3);
        await PullAsync(silo, "a", free: 3);
        await RestartAsync(silo, "a");

        var first = Assert.Single((await PullAsync(silo, "b", free: 3)).Start);
        Assert.Equal(1, first.Trial.Number);
        Assert.Empty((await PullAsync(silo, "b", free: 2, first)).Start);
        Assert.Equal([2], Numbers(await PullAsync(silo, "c", free: 3)));

        // Once it gets on it is none any more.
        await silo.Trial(first).Report(ScriptedTrainer.Metrics(1, 1), null);
        Assert.Equal([3], Numbers(await PullAsync(silo, "b", free: 2, first)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_node_that_membership_declares_dead_has_died_even_if_it_is_being_started_again(bool startsAgain)
    {
        await using var silo = await StartAsync();
        await silo.SubmitAsync("units-1", configurations: 1);
        await PullAsync(silo, "a", free: 1);
        members.Die("a");
        if (startsAgain)
            members.Join("a");

        Assert.Equal([1], Numbers(await PullAsync(silo, "b", free: 1)));
        Assert.Equal("a", Assert.Single(await silo.Store.GetTrials("units-1", 0, 1)).DiedOn);
    }

    [Fact]
    public async Task A_node_whose_silo_died_has_died_although_another_serves_under_its_name_and_has_not_called()
    {
        await using var silo = await StartAsync(lease: TimeSpan.Zero);
        await silo.SubmitAsync("units-1", configurations: 1);
        await silo.Scheduler.Pull(Report("a", free: 1) with { Silo = members.Silo("a") });
        members.Die("a");
        members.Join("a");
        members.Serve("a");

        Assert.Equal([1], Numbers(await PullAsync(silo, "b", free: 1)));
        Assert.Equal("a", Assert.Single(await silo.Store.GetTrials("units-1", 0, 1)).DiedOn);
    }

    [Fact]
    public async Task A_node_is_given_nothing_before_it_is_known_to_serve_again()
    {
        await using var silo = await StartAsync();
        var study = await silo.SubmitAsync("units-1", configurations: 1);
        members.Die("a");
        members.Join("a");

        Assert.Empty((await RestartAsync(silo, "a")).Start);
        // A scheduler elsewhere may know sooner than the coordinator.
        Assert.Empty((await study.Take(new NodeLife("a", Samples.Noon), [], 1)).Leases);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_was_lost_or_silence_is_no_death(bool silent)
    {
        await using var silo = await StartAsync(silent ? TimeSpan.Zero : TimeSpan.FromHours(1));
        await silo.SubmitAsync("units-1", configurations: 1);
        await PullAsync(silo, "a", free: 1);

        Assert.Equal([1], Numbers(await PullAsync(silo, silent ? "b" : "a", free: 1)));
        Assert.Null(Assert.Single(await silo.Store.GetTrials("units-1", 0, 1)).DiedOn);
    }

    [Fact]
    public async Task A_coordinator_activated_afresh_knows_the_deaths()
    {
        var store = new InMemoryStore();
        await using (var silo = await StartAsync(store: store))
        {
            await silo.SubmitAsync("units-1", configurations: 2);
            await PullAsync(silo, "a", free: 1);
            Assert.Equal([2], Numbers(await RestartAsync(silo, "a")));
            Assert.Equal([1], Numbers(await PullAsync(silo, "b", free: 1)));
        }

        await using var next = await StartAsync(store: store);
        Assert.Empty((await RestartAsync(next, "b")).Start);
        Assert.Equal(["a, b", null], (await store.GetTrials("units-1", 0, 2)).Select(trial => trial.DiedOn));
        Assert.Equal([1], Numbers(await PullAsync(next, "c", free: 1)));
    }

    private Task<TestSilo> StartAsync(TimeSpan? lease = null, InMemoryStore? store = null) =>
        TestSilo.StartAsync(store: store, coordination: c => c.LeaseDuration = lease ?? TimeSpan.FromHours(1), members: members);

    private Task<PullAnswer> PullAsync(TestSilo silo, string node, int free, params Lease[] running) => silo.Scheduler.Pull(Report(node, free, running));

    /// <summary>The node's process has died; another under its name asks for a trial.</summary>
    private Task<PullAnswer> RestartAsync(TestSilo silo, string node)
    {
        lives[node]++;
        return PullAsync(silo, node, free: 1);
    }

    /// <summary>A node with nothing free is busy with another study.</summary>
    private NodeReport Report(string node, int free, params Lease[] running) =>
        new(node, [new NodeDevice("cpu", free + running.Length + 1, running.Length + 1)], "1", Samples.Noon.AddMinutes(lives[node]), running);

    private static IEnumerable<int> Numbers(PullAnswer answer) => answer.Start.Select(lease => lease.Trial.Number);
}
