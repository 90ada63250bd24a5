using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Training;
using Sweep.Grains.Storage;
using Sweep.Grains.Tests.Storage;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>The coordinator's dealings with nodes; the test plays the nodes.</summary>
public sealed class CoordinatorTests
{
    [Fact]
    public async Task A_trial_is_leased_to_one_node_only()
    {
        await using var silo = await TestSilo.StartAsync();
        await silo.SubmitAsync("units-1", configurations: 3);

        var first = await silo.Scheduler.Pull(Report("a", free: 2));
        var second = await silo.Scheduler.Pull(Report("b", free: 2));

        var order = Specs.Order(Specs.Units(3, 1, 3));
        Assert.Equal(order[..2], first.Start.Select(l => l.Trial.Number));
        Assert.Equal(order[2..], second.Start.Select(l => l.Trial.Number));
    }

    [Fact]
    public async Task A_study_is_detached_until_it_runs_no_more()
    {
        await using var silo = await TestSilo.StartAsync();
        var study = await silo.SubmitAsync("units-1");
        Assert.False(silo.Detached.Contains("units-1"));

        await study.Detach();
        Assert.True(silo.Detached.Contains("units-1"));

        await study.Pause();
        await study.Resume();
        Assert.False(silo.Detached.Contains("units-1"));
    }

    [Fact]
    public async Task A_node_that_falls_silent_loses_its_trials_and_its_late_reports_are_refused()
    {
        await using var silo = await TestSilo.StartAsync(coordination: c => c.LeaseDuration = TimeSpan.Zero);
        await silo.SubmitAsync("units-1", configurations: 1);
        var lost = Assert.Single((await silo.Scheduler.Pull(Report("a", free: 1))).Start);
        Assert.NotNull(await silo.Trial(lost).Start("a"));

        var again = Assert.Single((await silo.Scheduler.Pull(Report("b", free: 1))).Start);
        Assert.Equal(lost with { Attempt = 2 }, again);

        Assert.Equal(TrialDecision.Abandon, await silo.Trial(lost).Report(ScriptedTrainer.Metrics(1, 1), null));
        await silo.Trial(lost).End(new AttemptEnd(AttemptOutcome.Completed));
        Assert.Equal([lost], (await silo.Scheduler.Pull(Report("a", free: 0, lost))).Abandon);
        var trial = (await silo.Study("units-1").GetTrial(1))!;
        Assert.Equal((TrialState.Running, 2, 0), (trial.Trial.State, trial.Trial.Attempt, trial.Epochs.Count));
        Assert.Equal(0, trial.Trial.Failures);
    }

    [Fact]
    public async Task Reports_and_renewals_do_not_wait_for_the_store_to_lease_trials()
    {
        var leases = new HeldLeases();
        await using var silo = await TestSilo.StartAsync(store: leases.Over(new InMemoryStore()));
        var study = await silo.SubmitAsync("units-1", configurations: 2);
        var first = Assert.Single((await silo.Scheduler.Pull(Report("a", free: 1))).Start);
        leases.Hold();
        var leasing = study.Take(new NodeLife("b", Samples.Noon), [], 1);
        await leases.Asked;

        Assert.Equal(TrialDecision.Continue, await silo.Trial(first).Report(ScriptedTrainer.Metrics(1, 1), null));
        Assert.Equal([first], await study.Renew("a", [first]));
        Assert.False(leasing.IsCompleted);
        leases.Release();
        Assert.Equal(2, Assert.Single((await leasing).Leases).Trial.Number);
    }

    [Fact]
    public async Task A_node_that_keeps_calling_keeps_its_trials()
    {
        await using var silo = await TestSilo.StartAsync(coordination: c => c.LeaseDuration = TimeSpan.FromHours(1));
        await silo.SubmitAsync("units-1", configurations: 1);
        var lease = Assert.Single((await silo.Scheduler.Pull(Report("a", free: 1))).Start);

        var answer = await silo.Scheduler.Pull(Report("a", free: 0, lease));

        Assert.Empty(answer.Abandon);
        Assert.Equal(TrialDecision.Continue, await silo.Trial(lease).Report(ScriptedTrainer.Metrics(1, 1), null));
    }

    [Fact]
    public async Task What_a_node_was_given_and_never_spoke_of_it_is_given_again_at_once()
    {
        await using var silo = await TestSilo.StartAsync(coordination: c => c.LeaseDuration = TimeSpan.FromHours(1));
        await silo.SubmitAsync("units-1", configurations: 2);
        var first = Assert.Single((await silo.Scheduler.Pull(Report("a", free: 1))).Start);
        var kept = Assert.Single((await silo.Scheduler.Pull(Report("b", free: 1))).Start);

        // It has not heard the answer.
        var again = Assert.Single((await silo.Scheduler.Pull(Report("a", free: 1))).Start);

        Assert.Equal(first, again);
        Assert.Equal([kept], await silo.Study("units-1").Renew("b", [kept]));
    }

    [Fact]
    public async Task An_end_that_the_coordinator_was_not_told_is_found_in_the_store()
    {
        await using var silo = await TestSilo.StartAsync(coordination: c => c.LeaseDuration = TimeSpan.Zero);
        await silo.SubmitAsync("units-1", configurations: 1);
        var lease = Assert.Single((await silo.Scheduler.Pull(Report("a", free: 1))).Start);
        await silo.Store.EndAttempt(lease, TrialState.Completed, new AttemptEnd(AttemptOutcome.Completed), DateTimeOffset.UnixEpoch);

        Assert.Empty((await silo.Scheduler.Pull(Report("b", free: 1))).Start);

        Assert.Equal(StudyState.Completed, (await silo.Study("units-1").Get())!.State);
    }

    [Fact]
    public async Task A_report_that_is_repeated_counts_once()
    {
        await using var silo = await TestSilo.StartAsync();
        await silo.SubmitAsync("units-1", configurations: 1);
        var lease = Assert.Single((await silo.Scheduler.Pull(Report("a", free: 1))).Start);

        for (var i = 0; i < 3; i++)
            await silo.Trial(lease).Report(ScriptedTrainer.Metrics(1, 1), null);

        Assert.Single((await silo.Study("units-1").GetTrial(1))!.Epochs);
        Assert.Equal(1, (await silo.Study("units-1").GetProgress()).Sweeps[0].EpochsDone);
    }

    [Fact]
    public async Task A_coordinator_activated_afresh_knows_what_the_last_one_knew()
    {
        var store = new InMemoryStore();
        StudyProgress before;
        await using (var silo = await TestSilo.StartAsync(store: store))
        {
            await silo.SubmitAsync("units-1", configurations: 3);
            var leases = (await silo.Scheduler.Pull(Report("a", free: 2))).Start;
            await silo.Trial(leases[0]).Report(ScriptedTrainer.Metrics(1, 1), null);
            await silo.Trial(leases[1]).Report(ScriptedTrainer.Metrics(2, 3), null);
            await silo.Trial(leases[1]).End(new AttemptEnd(AttemptOutcome.Completed));
            before = await silo.Study("units-1").GetProgress();
        }

        await using var next = await TestSilo.StartAsync(store: store);
        var after = await next.Study("units-1").GetProgress();

        Assert.Equal(before.Trials, after.Trials);
        Assert.Equal(before.Sweeps, after.Sweeps);
        Assert.Equal(before.Running.Select(r => r with { Last = null }), after.Running.Select(r => r with { Last = null }));
    }

    [Fact]
    public async Task A_coordinator_that_died_while_submitting_adds_the_missing_trials()
    {
        var store = new InMemoryStore();
        var study = Samples.Study("units-1") with { Spec = Specs.Units(configurations: 3, seeds: 2, epochs: 1) };
        await store.CreateStudy(study);
        await store.AddTrials("units-1", [.. Grains.Coordination.TrialPlan.Create("units-1", study.Spec).Take(2)]);

        await using var silo = await TestSilo.StartAsync(store: store);

        Assert.Equal(6, (await silo.Study("units-1").GetProgress()).Trials.Queued);
        Assert.Equal(6, (await store.GetTrials("units-1", 0, 100)).Count);
    }

    [Fact]
    public async Task A_large_study_is_planned_while_its_first_trials_run_and_ends_when_all_have()
    {
        const int Trials = 4096;
        var trainer = new ScriptedTrainer();
        var firstEnd = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var added = 0;
        var store = InterceptedStore.Over(new InMemoryStore(), (method, call) =>
        {
            if (method == nameof(ISweepStore.EndAttempt))
                firstEnd.TrySetResult();
            return method == nameof(ISweepStore.AddTrials) && Interlocked.Increment(ref added) > 1 ? AddAfter(firstEnd.Task, call) : call();
        });
        await using var silo = await TestSilo.StartAsync(trainer, store: store, node: n => n.Slots = 32);

        await silo.SubmitAsync("units-1", configurations: Trials, epochs: 1);

        var progress = await silo.WaitForEndAsync("units-1");
        Assert.Equal((Trials, Trials), (progress.Trials.Completed, progress.Trials.Total));
        Assert.Equal(Trials, trainer.Trained.Select(t => t.Trial).Distinct().Count());

        static async Task AddAfter(Task first, Func<object?> call)
        {
            await first;
            await (Task)call()!;
        }
    }

    [Fact]
    public async Task A_coordinator_activated_in_the_middle_of_a_large_plan_goes_on_with_it()
    {
        const int Trials = 3500;
        var store = new InMemoryStore();
        var study = Samples.Study("units-1") with { Spec = Specs.Units(Trials, seeds: 1, epochs: 1) };
        await store.CreateStudy(study);
        await store.AddTrials("units-1", [.. Grains.Coordination.TrialPlan.Create("units-1", study.Spec).Take(2345)]);

        await using var silo = await TestSilo.StartAsync(store: store);

        var progress = await silo.WaitAsync("units-1", p => p.Trials.Total == Trials);
        Assert.Equal(Trials, progress.Trials.Queued);
        Assert.Equal(Enumerable.Range(1, Trials), (await store.GetStandings("units-1", 0, 5000)).Select(t => t.Id.Number));
    }

    [Fact]
    public async Task A_large_study_cancelled_while_it_is_planned_is_planned_whole_when_it_is_resumed()
    {
        const int Trials = 3500;
        await using var silo = await TestSilo.StartAsync();
        var study = await silo.SubmitAsync("units-1", configurations: Trials);

        await study.Cancel();
        Assert.Equal(0, (await study.GetProgress()).Trials.Queued);
        await study.Resume();

        var progress = await silo.WaitAsync("units-1", p => p.Trials.Total == Trials);
        Assert.Equal((StudyState.Running, Trials), (progress.State, progress.Trials.Queued));
    }

    [Fact]
    public async Task Submitting_twice_changes_nothing()
    {
        await using var silo = await TestSilo.StartAsync();
        await silo.SubmitAsync("units-1", configurations: 2);
        await silo.SubmitAsync("units-1", configurations: 5);

        Assert.Equal(2, (await silo.Study("units-1").GetProgress()).Trials.Total);
    }

    [Fact]
    public async Task Ids_are_never_given_twice()
    {
        await using var silo = await TestSilo.StartAsync();
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => silo.Scheduler.NewStudyId("units")));

        Assert.Equal(20, ids.Distinct().Count());
        Assert.Contains("units-1", ids);
    }

    [Fact]
    public async Task Ids_of_stored_and_of_deleted_studies_are_not_given_again()
    {
        var store = new InMemoryStore();
        await store.CreateStudy(Samples.Study("units-2"));
        await using var silo = await TestSilo.StartAsync(store: store);

        Assert.Equal("units-1", await silo.Scheduler.NewStudyId("units"));
        await silo.SubmitAsync("units-1");
        await silo.Study("units-1").Delete();

        Assert.Equal("units-3", await silo.Scheduler.NewStudyId("units"));
        Assert.Equal("other-1", await silo.Scheduler.NewStudyId("other"));
    }

    [Fact]
    public async Task A_thousand_studies_submitted_at_once_all_run_to_their_end()
    {
        const int studies = 1000;
        await using var silo = await TestSilo.StartAsync(new ScriptedTrainer(), node: options => options.Slots = 8);
        var ids = await Task.WhenAll(Enumerable.Range(0, studies).Select(async _ =>
        {
            var id = await silo.Scheduler.NewStudyId("units");
            await silo.SubmitAsync(id, configurations: 1, epochs: 1);
            return id;
        }));
        foreach (var id in ids)
            await silo.WaitForEndAsync(id);

        Assert.Equal(studies, ids.Distinct().Count());
        Assert.Equal(studies, (await silo.Store.ListStudies()).Count(study => study.State is StudyState.Completed));
    }

    [Fact]
    public async Task What_is_asked_of_a_study_that_is_not_there_is_refused_by_name()
    {
        await using var silo = await TestSilo.StartAsync();

        Assert.Null(await silo.Study("nothing-1").Get());
        var e = await Assert.ThrowsAsync<StudyNotFoundException>(() => silo.Study("nothing-1").Pause());
        Assert.Equal("There is no study 'nothing-1'.", e.Message);
    }

    [Fact]
    public async Task Nodes_are_listed_with_what_they_do()
    {
        await using var silo = await TestSilo.StartAsync();
        await silo.SubmitAsync("units-1", configurations: 2);
        var lease = (await silo.Scheduler.Pull(Report("a", free: 1))).Start[0];
        await silo.Scheduler.Pull(Report("a", free: 0, lease));
        await silo.Scheduler.Pull(Report("b", free: 0));

        var nodes = await silo.Scheduler.GetNodes();

        Assert.Equal([("a", 1), ("b", 0)], nodes.Select(n => (n.Node, n.Devices.Sum(d => d.Busy))));
    }

    private static NodeReport Report(string node, int free, params Lease[] running) =>
        new(node, [new NodeDevice("cpu", free + running.Length, running.Length)], "1", Samples.Noon, running);
}
