using System.Collections.Concurrent;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;
using Sweep.Grains.Storage;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>Whole studies through scheduler, coordinator, trial grains and a node with two slots.</summary>
public sealed class NodeTests
{
    [Fact]
    public async Task Every_trial_is_trained_once_and_its_numbers_are_stored()
    {
        var trainer = new ScriptedTrainer();
        await using var silo = await TestSilo.StartAsync(trainer);
        var study = await silo.SubmitAsync("units-1", configurations: 4, seeds: 2, epochs: 3);

        var progress = await silo.WaitForEndAsync("units-1");

        Assert.Equal(new TrialCounts(0, 0, 8, 0, 0, 0), progress.Trials);
        Assert.Equal(24, trainer.Trained.Distinct().Count());
        Assert.Equal(24, trainer.Trained.Count);
        var trials = await study.GetTrials(0, 100);
        Assert.All(trials, t => Assert.Equal(ScriptedTrainer.Metrics(t.Hyperparameters.Units[0], 3), t.Last));
        Assert.All(trials, t => Assert.Equal(10L * t.Hyperparameters.Units[0], t.Parameters));
        Assert.Equal(24, (await study.GetEpochs(0, 0, 100)).Count);
        Assert.Equal(new TrialId("units-1", 7), progress.Sweeps[0].BestTrial);
    }

    [Fact]
    public async Task No_more_trials_run_at_once_than_there_are_slots()
    {
        // Both slots must be full before any trial goes on, so the most at once is exactly two.
        using var both = new Barrier(2);
        var trainer = new ScriptedTrainer((_, epoch, cancellation) =>
        {
            if (epoch == 1)
                both.SignalAndWait(cancellation);
        });
        await using var silo = await TestSilo.StartAsync(trainer);
        await silo.SubmitAsync("units-1", configurations: 6);

        await silo.WaitForEndAsync("units-1");

        Assert.Equal(2, trainer.MostAtOnce);
    }

    [Theory]
    [InlineData(1, TrialState.Completed)]
    [InlineData(2, TrialState.Completed)]
    [InlineData(3, TrialState.Failed)]
    public async Task A_trial_that_throws_is_tried_three_times_in_all(int failures, TrialState expected)
    {
        var trainer = new ScriptedTrainer((work, epoch, _) =>
        {
            if (work.Id.Number == 2 && epoch == 2 && work.Attempt <= failures)
                throw new InvalidOperationException("the disk of the moon is full");
        });
        await using var silo = await TestSilo.StartAsync(trainer);
        var study = await silo.SubmitAsync("units-1");

        var progress = await silo.WaitForEndAsync("units-1");

        var detail = (await study.GetTrial(2))!;
        Assert.Equal(expected, detail.Trial.State);
        Assert.Equal(Math.Min(failures + 1, 3), detail.Attempts.Count);
        Assert.Equal(expected is TrialState.Failed ? 2 : 3, progress.Trials.Completed);
        if (expected is TrialState.Failed)
            Assert.Equal("InvalidOperationException: the disk of the moon is full", detail.Trial.Error);
    }

    [Fact]
    public async Task What_would_fail_again_is_not_tried_again()
    {
        await using var silo = await TestSilo.StartAsync(new ScriptedTrainer((_, epoch, _) =>
        {
            if (epoch == 2)
                throw new TrainingDivergedException(epoch, "training", double.NaN);
        }));
        var study = await silo.SubmitAsync("units-1", configurations: 1);

        await silo.WaitForEndAsync("units-1");

        var trial = (await study.GetTrials(0, 1))[0];
        Assert.Equal((TrialState.Failed, 1), (trial.State, trial.Attempt));
        Assert.StartsWith("The training loss became NaN in epoch 2", trial.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paused_study_stops_after_the_epoch_and_goes_on_from_its_checkpoint()
    {
        using var reached = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var trainer = new ScriptedTrainer((work, epoch, cancellation) =>
        {
            if (epoch == 2 && work.Attempt == 1)
            {
                reached.Set();
                goOn.Wait(cancellation);
            }
        });
        await using var silo = await TestSilo.StartAsync(trainer, node: n => n.Slots = 1);
        var study = await silo.SubmitAsync("units-1", configurations: 2, epochs: 5);
        reached.Wait(TestContext.Current.CancellationToken);

        Assert.Equal(StudyState.Paused, (await study.Pause()).State);
        goOn.Set();
        var paused = await silo.WaitAsync("units-1", p => p.Trials.Running == 0);
        Assert.Equal(2, paused.Trials.Queued);
        Assert.Equal([(1, 1, 1), (1, 1, 2)], trainer.Trained);

        await study.Resume();
        await silo.WaitForEndAsync("units-1");
        Assert.Equal([1, 2, 3, 4, 5], trainer.Trained.Where(t => t.Trial == 1).Select(t => t.Epoch));
        Assert.Equal(0, (await study.GetTrial(1))!.Trial.Failures);
    }

    [Fact]
    public async Task Cancelling_stops_what_runs_and_resume_undoes_it()
    {
        using var reached = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var order = Specs.Order(Specs.Units(3, 1, 3));
        var trainer = new ScriptedTrainer((work, epoch, cancellation) =>
        {
            if (work.Id.Number == order[1] && work.Attempt == 1 && epoch == 1)
            {
                reached.Set();
                goOn.Wait(cancellation);
            }
        });
        await using var silo = await TestSilo.StartAsync(trainer, node: n => n.Slots = 1);
        var study = await silo.SubmitAsync("units-1");
        reached.Wait(TestContext.Current.CancellationToken);

        await study.Cancel();
        goOn.Set();
        var cancelled = await silo.WaitAsync("units-1", p => p.Trials.Cancelled == 2);
        Assert.Equal((StudyState.Cancelled, 1), (cancelled.State, cancelled.Trials.Completed));

        await study.Resume();
        var completed = await silo.WaitForEndAsync("units-1");
        Assert.Equal(3, completed.Trials.Completed);
        Assert.Single((await study.GetTrial(order[0]))!.Attempts);
    }

    [Fact]
    public async Task A_deleted_study_is_gone_and_its_training_stops()
    {
        using var reached = new ManualResetEventSlim();
        var interrupted = new ConcurrentBag<int>();
        var trainer = new ScriptedTrainer((work, _, cancellation) =>
        {
            reached.Set();
            cancellation.WaitHandle.WaitOne();
            interrupted.Add(work.Id.Number);
        });
        await using var silo = await TestSilo.StartAsync(trainer, node: n => n.Slots = 1);
        var study = await silo.SubmitAsync("units-1");
        reached.Wait(TestContext.Current.CancellationToken);

        await study.Delete();

        Assert.Null(await silo.Study("units-1").Get());
        Assert.Empty(await silo.Store.ListStudies());
        await silo.SubmitAsync("units-2", configurations: 1);
        await silo.WaitAsync("units-2", p => p.Trials.Running == 1);
        Assert.Equal([1], interrupted);
    }

    [Fact]
    public async Task Studies_are_served_in_the_order_they_came()
    {
        var trainer = new ScriptedTrainer();
        await using var silo = await TestSilo.StartAsync(trainer, node: n => n.Slots = 1);
        await silo.SubmitAsync("units-1", configurations: 3);
        await silo.SubmitAsync("units-2", configurations: 3);

        await silo.WaitForEndAsync("units-2");

        Assert.Equal(StudyState.Completed, (await silo.Study("units-1").GetProgress()).State);
    }

    [Fact]
    public async Task A_slot_has_its_next_trial_while_the_last_ones_end_is_stored()
    {
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var looked = new ManualResetEventSlim();
        var store = InterceptedStore.Over(new InMemoryStore(), (method, call) => method == nameof(ISweepStore.EndAttempt) ? EndAfter(second.Task, call) : call());
        var trainer = new ScriptedTrainer((work, _, cancellation) =>
        {
            if (work.Id.Number != 2)
                return;
            second.SetResult();
            looked.Wait(cancellation);
        });
        await using var silo = await TestSilo.StartAsync(trainer, store: store, node: n => n.Slots = 1);
        await silo.SubmitAsync("units-1", configurations: 2, epochs: 1);

        await second.Task;
        IReadOnlyList<OccupiedSlot> occupied;
        do
            occupied = Assert.Single(await silo.Scheduler.GetNodes()).Running;
        while (occupied is not [{ Trial.Number: 2 }]);
        looked.Set();

        Assert.Equal(2, (await silo.WaitForEndAsync("units-1")).Trials.Completed);
        Assert.Equal(1, trainer.MostAtOnce);

        static async Task<TrialRow?> EndAfter(Task other, Func<object?> call)
        {
            await other;
            return await (Task<TrialRow?>)call()!;
        }
    }

    [Fact]
    public async Task A_reached_target_cancels_what_still_waits()
    {
        TestSilo silo = null!;
        var store = InterceptedStore.Over(
            new InMemoryStore(), (method, call) => method == nameof(ISweepStore.EndAttempt) ? Task.Run(() => EndAfterCalls(call)) : call());
        await using (silo = await TestSilo.StartAsync(new ScriptedTrainer(), store: store, node: n => n.Slots = 1))
        {
            await silo.SubmitAsync("units-1", configurations: 9, metric: new MetricSpec("val_accuracy", Goal.Maximize, Target: 0.9));

            var progress = await silo.WaitForEndAsync("units-1");

            // Trial 9 reaches it.
            var trained = 1 + Specs.Order(Specs.Units(9, 1, 3)).IndexOf(9);
            Assert.Equal((trained, 9 - trained), (progress.Trials.Completed, progress.Trials.Cancelled));
        }

        // However long an end takes to be stored, the node that calls meanwhile is given no trial.
        async Task<TrialRow?> EndAfterCalls(Func<object?> call)
        {
            for (var calls = 0; calls < 2; calls++)
            {
                var last = await LastSeen();
                while (await LastSeen() == last) { }
            }

            return await (Task<TrialRow?>)call()!;
        }

        async Task<DateTimeOffset> LastSeen() => Assert.Single(await silo.Scheduler.GetNodes()).LastSeen;
    }

    [Fact]
    public async Task A_store_that_refuses_holds_the_study_up_and_says_why_until_it_takes_rows_again()
    {
        var disk = new FullDisk();
        await using var silo = await TestSilo.StartAsync(new ScriptedTrainer(), disk.Over(new InMemoryStore()));
        await silo.SubmitAsync("units-1");

        var held = await silo.WaitAsync("units-1", p => p.Problem is not null);
        Assert.Equal("The disk is full.", held.Problem);

        disk.IsFull = false;
        var progress = await silo.WaitForEndAsync("units-1");
        Assert.Equal((3, null), (progress.Trials.Completed, progress.Problem));
    }

    [Fact]
    public async Task A_drained_node_hands_over_at_the_end_of_an_epoch_and_takes_trials_again_when_told()
    {
        using var atSecond = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        var trainer = new ScriptedTrainer((work, epoch, _) =>
        {
            if (epoch == 2 && work.Attempt == 1 && atSecond.CurrentCount == 0)
            {
                atSecond.Release();
                goOn.Wait();
            }
        });
        await using var silo = await TestSilo.StartAsync(trainer, node: n => (n.Name, n.Slots) = ("n1", 1));
        var study = await silo.SubmitAsync("units-1", configurations: 2, epochs: 3);
        await silo.WaitAsync("units-1", _ => atSecond.CurrentCount > 0);

        Assert.False(await silo.Scheduler.Drain("nobody", drain: true));
        Assert.True(await silo.Scheduler.Drain("n1", drain: true));
        while (!(await silo.Scheduler.GetNodes()).Single().Draining) { }
        Assert.Equal([new OccupiedSlot("cpu", new TrialId("units-1", 1))], (await silo.Scheduler.GetNodes()).Single().Running);
        goOn.Release();
        var drained = await silo.WaitAsync("units-1", p => p.Trials.Running == 0);

        Assert.Equal((2, 2), (drained.Trials.Queued, trainer.Trained.Count));
        await silo.Scheduler.Drain("n1", drain: false);
        await silo.WaitForEndAsync("units-1");
        Assert.Equal(6, trainer.Trained.Count);
        Assert.Equal([0, 0], (await study.GetTrials(0, 10)).Select(trial => trial.Failures));
        Assert.Equal([1, 2], (await study.GetTrials(0, 10)).Select(trial => trial.Attempt).Order());
    }
}
