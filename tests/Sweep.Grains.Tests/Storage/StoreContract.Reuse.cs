using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Grains.Storage;
using static Sweep.Grains.Tests.Storage.Samples;
using Sweep.Testing;

namespace Sweep.Grains.Tests.Storage;

public abstract partial class StoreContract
{
    private const string C = "units-2";
    private const string Cpu = "1 cpu";

    private static readonly string[] CpuAlone = [Cpu];

    [Fact]
    public async Task A_queued_trial_takes_over_all_that_its_twin_came_to()
    {
        await GivenTwins(A, B);
        await Complete(1, A, checkpoint: [7, 8]);
        var source = await Row(1);

        var row = Assert.Single(await Store.ReuseTrials(B, [1, 2], CpuAlone, Noon.AddHours(1)));

        Assert.Equal(row, await Row(1, B));
        Assert.Equal(
            Trial(B, 1) with
            {
                State = TrialState.Completed,
                Facts = source.Facts,
                Last = source.Last,
                SecondsPerEpoch = source.SecondsPerEpoch,
                Engine = Cpu,
                ReusedFrom = new TrialId(A, 1),
                StartedAt = Noon.AddHours(1),
                FinishedAt = Noon.AddHours(1),
            },
            row);
        Assert.Equal(await Store.GetEpochs(new TrialId(A, 1)), await Store.GetEpochs(new TrialId(B, 1)));
        Assert.Equal(2, (await Store.GetEpochs(new TrialId(B, 1))).Count);
        Assert.NotNull(await Store.GetModel(new TrialId(B, 1)));
        Assert.Equal([7, 8], await Store.GetCheckpoint(new TrialId(B, 1)));
        Assert.Equal(new TrialId(A, 1), await Store.GetCheckpointOwner(new TrialId(B, 1)));
        Assert.Empty(await Store.GetAttempts(new TrialId(B, 1)));
        Assert.True(Assert.Single(await Store.GetStandings(B, 0, 1)).Reused);
        Assert.False(Assert.Single(await Store.GetStandings(A, 0, 1)).Reused);
        Assert.Equal(TrialState.Queued, (await Row(2, B)).State);

        // Asked again, it changes nothing; nor does the source.
        Assert.Empty(await Store.ReuseTrials(B, [1, 2], CpuAlone, Noon.AddHours(2)));
        Assert.Equal(source, await Row(1));
    }

    [Theory]
    [InlineData(TrialState.Stopped)]
    [InlineData(TrialState.Failed)]
    [InlineData(TrialState.Cancelled)]
    [InlineData(TrialState.Queued)]
    public async Task What_was_not_trained_to_its_end_is_nobodys_result(TrialState end)
    {
        await GivenTwins(A, B);
        await Complete(1, A, to: end);

        Assert.Empty(await Store.ReuseTrials(B, [1], CpuAlone, Noon));
        Assert.Single(await Store.LeaseTrials(B, [1], "node-1", Noon, CpuAlone));
    }

    [Theory]
    [InlineData("2 cpu")]
    [InlineData("1 gpu")]
    [InlineData(null)]
    public async Task The_results_of_another_engine_or_device_are_not_reused(string? engine)
    {
        await GivenTwins(A, B);
        await Complete(1, A, engine: engine);

        Assert.Empty(await Store.ReuseTrials(B, [1], CpuAlone, Noon));
        Assert.Single(await Store.LeaseTrials(B, [1], "node-1", Noon, CpuAlone));
    }

    [Fact]
    public async Task What_two_devices_trained_between_them_is_nobodys_result()
    {
        await GivenTwins(A, B);
        var first = await Lease(1);
        await Store.SetModel(first, Model(17_000), "1 gpu");
        await Store.AppendEpoch(first, Epoch(1), [1]);
        await Store.EndAttempt(first, TrialState.Queued, new AttemptEnd(AttemptOutcome.Paused), Noon);
        await Complete(1, A);

        Assert.Equal("mixed", (await Row(1)).Engine);
        Assert.Empty(await Store.ReuseTrials(B, [1], [Cpu, "1 gpu"], Noon));
    }

    [Fact]
    public async Task Before_the_first_epoch_the_last_attempts_engine_counts()
    {
        await GivenTwins(A, B);
        var first = await Lease(1);
        await Store.SetModel(first, Model(17_000), "1 gpu");
        await Store.EndAttempt(first, TrialState.Queued, new AttemptEnd(AttemptOutcome.Paused), Noon);
        await Complete(1, A);

        Assert.Equal(Cpu, (await Row(1)).Engine);
    }

    [Fact]
    public async Task A_trial_whose_twin_has_ended_or_runs_is_not_leased_unless_all_are_to_be_trained()
    {
        await GivenTwins(A, B);
        await Complete(1, A);
        await Lease(2, A);

        Assert.Equal([3], Numbers(await Store.LeaseTrials(B, [1, 2, 3], "node-2", Noon, CpuAlone)));
        Assert.Equal([new RunningTwin(2, A)], await Store.GetRunningTwins(B, [1, 2, 3], CpuAlone));
        Assert.Equal([1, 2], Numbers(await Store.LeaseTrials(B, [1, 2, 3], "node-2", Noon)));
    }

    [Fact]
    public async Task Nobody_waits_for_a_trial_that_runs_no_more_or_in_a_study_that_does_not_run()
    {
        await GivenTwins(A, B);
        var first = await Lease(1, A);
        var second = await Lease(2, A);
        await Store.EndAttempt(first, TrialState.Failed, new AttemptEnd(AttemptOutcome.Failed, "no"), Noon);
        Assert.Equal([new RunningTwin(2, A)], await Store.GetRunningTwins(B, [1, 2], CpuAlone));

        await Store.SetStudyState(A, StudyState.Paused, null);
        Assert.Empty(await Store.GetRunningTwins(B, [1, 2], CpuAlone));
        Assert.Equal([1], Numbers(await Store.LeaseTrials(B, [1], "node-2", Noon, CpuAlone)));

        await Store.SetStudyState(A, StudyState.Running, null);
        Assert.Empty(await Store.LeaseTrials(B, [2], "node-2", Noon, CpuAlone));
        await Store.RequeueLost(A, [second], Noon);
        Assert.Equal([2], Numbers(await Store.LeaseTrials(B, [2], "node-2", Noon, CpuAlone)));
        Assert.Empty(await Store.LeaseTrials(A, [2], "node-1", Noon, CpuAlone));
    }

    [Fact]
    public async Task Nobody_waits_for_a_trial_that_another_engine_trains()
    {
        await GivenTwins(A, B);
        var lease = await Lease(1, A);
        Assert.Empty(await Store.LeaseTrials(B, [1], "node-2", Noon, CpuAlone));

        await Store.SetModel(lease, Model(17_000), "1 gpu");

        Assert.Empty(await Store.GetRunningTwins(B, [1], CpuAlone));
        Assert.Single(await Store.LeaseTrials(B, [1], "node-2", Noon, CpuAlone));
    }

    [Fact]
    public async Task Of_twins_leased_at_the_same_moment_one_is_granted()
    {
        const int trials = 40;
        string[] studies = [A, B, C, "gru-1"];
        await GivenTwins(trials, studies);

        var granted = await Task.WhenAll(Enumerable.Range(1, trials).SelectMany(number => studies.Select(study =>
            Task.Run(() => Store.LeaseTrials(study, [number], study, Noon, CpuAlone), TestContext.Current.CancellationToken))));

        Assert.Equal(Enumerable.Range(1, trials), granted.SelectMany(rows => rows).Select(row => row.Id.Number).Order());
    }

    [Fact]
    public async Task Trials_without_a_fingerprint_have_no_twins()
    {
        await Given(A, 1);
        await Given(B, 1);
        await Complete(1, A);

        Assert.Empty(await Store.ReuseTrials(B, [1], CpuAlone, Noon));
        Assert.Single(await Store.LeaseTrials(B, [1], "node-1", Noon, CpuAlone));
    }

    [Fact]
    public async Task What_a_trial_had_trained_itself_is_replaced_and_a_late_report_is_refused()
    {
        await GivenTwins(A, B);
        var late = await Lease(1, B);
        await Store.SetModel(late, Model(99_000), "1 gpu");
        await Store.AppendEpoch(late, Epoch(1).With("val_loss", 9), [9]);
        await Store.RequeueLost(B, [late], Noon, died: true);
        await Complete(1, A, checkpoint: [7, 8]);

        var row = Assert.Single(await Store.ReuseTrials(B, [1], CpuAlone, Noon.AddMinutes(1)));

        Assert.False(await Store.AppendEpoch(late, Epoch(3), [9]));
        Assert.Null(await Store.EndAttempt(late, TrialState.Failed, new AttemptEnd(AttemptOutcome.Failed, "late"), Noon));
        Assert.Equal(row, await Row(1, B));
        Assert.Equal((TrialState.Completed, Cpu, (string?)null, Noon), (row.State, row.Engine, row.DiedOn, row.StartedAt));
        Assert.Equal(await Store.GetEpochs(new TrialId(A, 1)), await Store.GetEpochs(new TrialId(B, 1)));
        Assert.Equal([7, 8], await Store.GetCheckpoint(new TrialId(B, 1)));
    }

    [Fact]
    public async Task A_reused_result_outlives_the_study_that_trained_it_and_is_reused_again()
    {
        await GivenTwins(A, B, C);
        await Complete(1, A, checkpoint: [7, 8]);
        foreach (var study in new[] { B, C })
            await Store.ReuseTrials(study, [1], CpuAlone, Noon);
        Assert.Equal(new TrialId(A, 1), await Store.GetCheckpointOwner(new TrialId(C, 1)));

        await Store.DeleteStudy(A);

        Assert.Equal(new TrialId(B, 1), await Store.GetCheckpointOwner(new TrialId(B, 1)));
        foreach (var study in new[] { B, C })
            await AssertWhole(study);

        await GivenTwins(A);
        Assert.Equal(new TrialId(A, 1), Assert.Single(await Store.ReuseTrials(A, [1], CpuAlone, Noon)).ReusedFrom);
        await Store.DeleteStudy(B);
        await AssertWhole(C);
        await AssertWhole(A);
        await Store.DeleteStudy(C);
        await AssertWhole(A);

        async Task AssertWhole(string study)
        {
            Assert.Equal([7, 8], await Store.GetCheckpoint(new TrialId(study, 1)));
            Assert.Equal(2, (await Store.GetEpochs(new TrialId(study, 1))).Count);
            Assert.NotNull(await Store.GetModel(new TrialId(study, 1)));
            Assert.Equal(new TrialId(A, 1), (await Row(1, study)).ReusedFrom);
        }
    }

    [Fact]
    public async Task What_is_withdrawn_is_not_reused_and_names_its_heirs()
    {
        await GivenTwins(A, B, C);
        await Complete(1, A);
        await Complete(2, A);
        await Store.ReuseTrials(B, [1], CpuAlone, Noon);

        Assert.Equal([new Inheritance(new TrialId(A, 1), new TrialId(B, 1))], await Store.Withdraw(A));
        Assert.Empty(await Store.ReuseTrials(C, [1, 2], CpuAlone, Noon));
        Assert.Equal([new Inheritance(new TrialId(A, 1), new TrialId(B, 1))], await Store.Withdraw(A));
    }

    [Fact]
    public async Task A_result_is_reused_or_deleted_at_the_same_moment_without_losing_a_model()
    {
        const int trials = 30;
        await GivenTwins(trials, A, B, C);
        for (var number = 1; number <= trials; number++)
            await Complete(number, A, checkpoint: [(byte)number]);

        var reusing = Enumerable.Range(1, trials).SelectMany(number => new[] { B, C }.Select(study =>
            Task.Run(() => Store.ReuseTrials(study, [number], CpuAlone, Noon), TestContext.Current.CancellationToken))).ToList();
        var deleting = Task.Run(() => Store.DeleteStudy(A), TestContext.Current.CancellationToken);
        var reused = await Task.WhenAll(reusing);
        await deleting;

        foreach (var row in reused.SelectMany(rows => rows))
            Assert.Equal(new[] { (byte)row.Id.Number }, await Store.GetCheckpoint(row.Id));
    }

    /// <summary>Studies of three trials, each the twin of that of its number in the others.</summary>
    private Task GivenTwins(params string[] studies) => GivenTwins(3, studies);

    private async Task GivenTwins(int count, params string[] studies)
    {
        foreach (var study in studies)
        {
            await Store.CreateStudy(Study(study));
            List<TrialRow> trials = [.. Enumerable.Range(1, count).Select(number => Trial(study, number))];
            await Store.AddTrials(study, trials, [.. trials.Select(trial => UInt128.MaxValue / (UInt128)trial.Id.Number)]);
        }
    }

    /// <summary>Trains the trial's two epochs.</summary>
    private async Task Complete(int number, string study, string? engine = Cpu, byte[]? checkpoint = null, TrialState to = TrialState.Completed)
    {
        var lease = await Lease(number, study);
        Assert.True(await Store.SetModel(lease, Model(17_000), engine));
        Assert.True(await Store.AppendEpoch(lease, Epoch(1), null));
        Assert.True(await Store.AppendEpoch(lease, Epoch(2), checkpoint ?? [1]));
        Assert.NotNull(await Store.EndAttempt(lease, to, new AttemptEnd(AttemptOutcome.Completed), Noon));
    }
}
