using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using static Sweep.Grains.Tests.Storage.Samples;
using Sweep.Testing;

namespace Sweep.Grains.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Epochs_are_read_in_order_and_the_row_has_the_last_and_the_mean_seconds()
    {
        await Given(A, 1);
        var lease = await Lease(1);
        Assert.Null((await Row(1)).Last);
        Assert.Null((await Row(1)).SecondsPerEpoch);
        Assert.True(await Store.AppendEpoch(lease, Epoch(1, seconds: 1), null));
        Assert.True(await Store.AppendEpoch(lease, Epoch(2, seconds: 2), null));
        Assert.True(await Store.AppendEpoch(lease, Epoch(3, seconds: 6), null));

        Assert.Equal([Epoch(1, 1), Epoch(2, 2), Epoch(3, 6)], await Store.GetEpochs(lease.Trial));
        var row = await Row(1);
        Assert.Equal(Epoch(3, 6), row.Last);
        Assert.Equal(3.0, row.SecondsPerEpoch);
    }

    [Fact]
    public async Task An_epoch_that_is_there_stays_as_it_is()
    {
        await Given(A, 1);
        var lease = await Lease(1);
        await Store.AppendEpoch(lease, Epoch(1, seconds: 1), null);
        await Store.AppendEpoch(lease, Epoch(2, seconds: 2), null);
        var before = await Row(1);
        Assert.True(await Store.AppendEpoch(lease, Epoch(1, seconds: 77), null));
        Assert.True(await Store.AppendEpoch(lease, Epoch(2, seconds: 77), null));
        Assert.Equal([Epoch(1, 1), Epoch(2, 2)], await Store.GetEpochs(lease.Trial));
        Assert.Equal(before, await Row(1));
    }

    [Fact]
    public async Task Nothing_ends_before_it_began_however_the_clocks_differ()
    {
        var earlier = Noon.AddMinutes(-5);
        await Given(A, 4);
        var (ended, lost, cancelled) = (await Lease(1), await Lease(2), await Lease(3));
        await Store.EndAttempt(ended, TrialState.Completed, new AttemptEnd(AttemptOutcome.Completed), earlier);
        await Store.RequeueLost(A, [lost], earlier);
        await Store.MoveTrials(A, [TrialState.Running, TrialState.Queued], TrialState.Cancelled, earlier);

        foreach (var lease in (Lease[])[ended, lost, cancelled])
        {
            Assert.Equal((Noon, Noon), (Assert.Single(await Store.GetAttempts(lease.Trial)).StartedAt, Assert.Single(await Store.GetAttempts(lease.Trial)).EndedAt));
            Assert.Equal(Noon, (await Row(lease.Trial.Number)).FinishedAt);
        }

        // Never begun, so it may have been cancelled at any time.
        Assert.Equal(earlier, (await Row(4)).FinishedAt);
    }

    [Fact]
    public async Task A_trial_trained_again_from_its_checkpoint_keeps_the_epochs_after_it()
    {
        await Given(A, 1);
        var first = await Lease(1);
        await Store.AppendEpoch(first, Epoch(1), [1]);
        await Store.AppendEpoch(first, Epoch(2), null);
        await Store.AppendEpoch(first, Epoch(3), null);
        await Store.RequeueLost(A, [first], Noon);

        var second = await Lease(1);
        Assert.Equal([1], await Store.GetCheckpoint(second.Trial));
        Assert.True(await Store.AppendEpoch(second, Epoch(2, seconds: 9), [2]));
        Assert.Equal(Epoch(3), (await Row(1)).Last);
        Assert.Equal([2], await Store.GetCheckpoint(second.Trial));
        Assert.True(await Store.AppendEpoch(second, Epoch(4, seconds: 2), null));
        Assert.Equal([Epoch(1), Epoch(2), Epoch(3), Epoch(4)], await Store.GetEpochs(second.Trial));
        Assert.Equal(2.0, (await Row(1)).SecondsPerEpoch);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(0.1 + 0.2)]
    [InlineData(-0.0)]
    public async Task Metrics_survive_bit_for_bit(double value)
    {
        await Given(A, 1);
        var lease = await Lease(1);
        var metrics = TextSteps.Of(1, value, value, value, value, 1);
        await Store.AppendEpoch(lease, metrics, null);
        Assert.Equal([metrics], await Store.GetEpochs(lease.Trial));
        Assert.Equal(metrics, (await Row(1)).Last);
        Assert.Equal(metrics, Assert.Single(await Store.GetEpochs(A, 0, 0, 1)).Metrics);
    }

    [Fact]
    public async Task A_checkpoint_replaces_the_one_before_but_not_a_later_one()
    {
        await Given(A, 2);
        var lease = await Lease(1);
        Assert.Null(await Store.GetCheckpoint(lease.Trial));
        var large = new byte[300_000];
        new Contracts.Randomness.SeededRandom(1).Shuffle<byte>(large);
        large[12345] = 7;
        await Store.AppendEpoch(lease, Epoch(1), [1]);
        await Store.AppendEpoch(lease, Epoch(2), large);
        await Store.AppendEpoch(lease, Epoch(3), null);
        Assert.Equal(large, await Store.GetCheckpoint(lease.Trial));
        await Store.AppendEpoch(lease, Epoch(1), [1]);
        Assert.Equal(large, await Store.GetCheckpoint(lease.Trial));
        await Store.AppendEpoch(lease, Epoch(4), []);
        Assert.Empty(await Store.GetCheckpoint(lease.Trial) ?? [0]);
        Assert.Null(await Store.GetCheckpoint(new TrialId(A, 2)));
    }

    [Fact]
    public async Task A_model_is_read_as_it_was_stored_and_may_be_stored_again()
    {
        await Given(A, 1);
        var lease = await Lease(1);
        Assert.True(await Store.SetModel(lease, Model(17_000)));
        Assert.True(await Store.SetModel(lease, Model(49_357)));
        Assert.Equal(SpecJson.Write(Model(49_357)), SpecJson.Write((await Store.GetModel(lease.Trial))!));
        Assert.Equal(49_357, (await Row(1)).Parameters);
    }

    [Fact]
    public async Task The_epochs_of_a_study_come_in_pages_by_trial_and_epoch()
    {
        await Given(A, 12);
        await Given(B, 1);
        await Store.AppendEpoch(await Lease(1, B), Epoch(1), null);
        foreach (var number in new[] { 10, 2, 7 })
        {
            var lease = await Lease(number);
            for (var epoch = 1; epoch <= 3; epoch++)
                await Store.AppendEpoch(lease, Epoch(epoch), null);
        }

        var all = new[] { 2, 7, 10 }.SelectMany(n => Enumerable.Range(1, 3).Select(e => new TrialEpoch(n, Epoch(e)))).ToList();
        Assert.Equal(all, await Store.GetEpochs(A, 0, 0, 100));
        Assert.Equal(all[2..6], await Store.GetEpochs(A, 2, 2, 4));
        Assert.Equal(all[8..], await Store.GetEpochs(A, 10, 2, 4));
        Assert.Equal(all[3..5], await Store.GetEpochs(A, 5, 9, 2));
        Assert.Empty(await Store.GetEpochs(A, 10, 3, 4));
    }

    [Theory]
    [InlineData(AttemptOutcome.Completed, TrialState.Completed, 0)]
    [InlineData(AttemptOutcome.Stopped, TrialState.Stopped, 0)]
    [InlineData(AttemptOutcome.Paused, TrialState.Queued, 0)]
    [InlineData(AttemptOutcome.Failed, TrialState.Queued, 1)]
    [InlineData(AttemptOutcome.Failed, TrialState.Failed, 1)]
    [InlineData(AttemptOutcome.Lost, TrialState.Failed, 0)]
    public async Task The_end_of_an_attempt_moves_its_trial(AttemptOutcome outcome, TrialState to, int failures)
    {
        await Given(A, 1);
        var lease = await Lease(1);
        var error = outcome is AttemptOutcome.Failed or AttemptOutcome.Lost ? "loss is NaN in epoch 2" : null;
        var later = Noon.AddSeconds(30);
        var row = await Store.EndAttempt(lease, to, new AttemptEnd(outcome, error), later);

        var expected = Trial(A, 1) with
        {
            State = to, Attempt = 1, Node = "node-1", StartedAt = Noon, Failures = failures, Error = error, FinishedAt = to.IsFinal() ? later : null,
        };
        Assert.Equal(expected, row);
        Assert.Equal(expected, await Row(1));
        Assert.Equal([new AttemptRow(1, "node-1", Noon, later, outcome.ToString().ToLowerInvariant(), error)], await Store.GetAttempts(lease.Trial));
    }

    [Fact]
    public async Task An_end_that_is_said_again_gives_the_row_and_changes_nothing()
    {
        await Given(A, 1);
        var lease = await Lease(1);
        var end = new AttemptEnd(AttemptOutcome.Failed, "out of memory");
        var row = await Store.EndAttempt(lease, TrialState.Queued, end, Noon);
        Assert.Equal(row, await Store.EndAttempt(lease, TrialState.Queued, end, Noon.AddHours(1)));
        Assert.Equal(1, (await Row(1)).Failures);
        Assert.Equal(Noon, Assert.Single(await Store.GetAttempts(lease.Trial)).EndedAt);

        // Not once it would be another's trial.
        await Lease(1);
        Assert.Null(await Store.EndAttempt(lease, TrialState.Queued, end, Noon));
    }

    [Fact]
    public async Task Failures_add_up_and_the_last_reason_stays()
    {
        await Given(A, 1);
        await Store.EndAttempt(await Lease(1), TrialState.Queued, new AttemptEnd(AttemptOutcome.Failed, "first"), Noon);
        await Store.EndAttempt(await Lease(1), TrialState.Queued, new AttemptEnd(AttemptOutcome.Failed, "second"), Noon);
        var row = await Store.EndAttempt(await Lease(1), TrialState.Completed, new AttemptEnd(AttemptOutcome.Completed), Noon);
        Assert.Equal((3, 2, "second"), (row!.Attempt, row.Failures, row.Error));
        Assert.Equal(["first", "second", null], (await Store.GetAttempts(row.Id)).Select(a => a.Error));
    }
}
