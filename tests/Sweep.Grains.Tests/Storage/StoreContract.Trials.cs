using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Grains.Storage;
using static Sweep.Grains.Tests.Storage.Samples;

namespace Sweep.Grains.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Trials_are_read_as_they_were_added_in_order_of_number()
    {
        await Store.CreateStudy(Study(A));
        await Store.AddTrials(A, [Trial(A, 3), Trial(A, 1), Trial(A, 2, sweeps: 1L << 62)]);
        Assert.Equal([Trial(A, 1), Trial(A, 2, sweeps: 1L << 62), Trial(A, 3)], await Store.GetTrials(A, 0, 10));
        Assert.Equal(Trial(A, 3), await Row(3));
    }

    [Fact]
    public async Task A_trial_that_is_added_again_only_gains_sweeps()
    {
        await Given(A, 1);
        var running = Assert.Single(await Store.LeaseTrials(A, [1], "node-1", Noon));
        await Store.AddTrials(A, [Trial(A, 1, sweeps: 0b100) with { SeedNumber = 9 }]);
        Assert.Equal(running with { Sweeps = 0b101 }, await Row(1));
    }

    [Theory]
    [InlineData(0, 3, new[] { 1, 2, 3 })]
    [InlineData(3, 3, new[] { 4, 5, 6 })]
    [InlineData(6, 3, new[] { 7 })]
    [InlineData(7, 3, new int[0])]
    [InlineData(2, 0, new int[0])]
    public async Task Trials_come_in_pages(int offset, int limit, int[] expected)
    {
        await Given(A, 7);
        await Given(B, 7);
        Assert.Equal(expected, Numbers(await Store.GetTrials(A, offset, limit)));
    }

    [Fact]
    public async Task Pages_follow_numbers_not_places()
    {
        await Store.CreateStudy(Study(A));
        await Store.AddTrials(A, [Trial(A, 9), Trial(A, 2), Trial(A, 5)]);
        Assert.Equal([5, 9], Numbers(await Store.GetTrials(A, after: 2, limit: 3)));
        Assert.Equal([5], Numbers(await Store.GetTrials(A, after: 4, limit: 1)));
        Assert.Empty(await Store.GetTrials(A, after: 9, limit: 3));
    }

    [Fact]
    public async Task Trials_are_read_by_number_in_order()
    {
        await Given(A, 4);
        await Given(B, 4);
        Assert.Equal([Trial(A, 1), Trial(A, 3)], await Store.GetTrials(A, [3, 99, 1, 3]));
        Assert.Empty(await Store.GetTrials(A, []));
        Assert.Empty(await Store.GetTrials("none-1", [1]));
    }

    [Fact]
    public async Task A_lease_makes_a_trial_run_on_the_node_as_its_next_attempt()
    {
        await Given(A, 2);
        var row = Assert.Single(await Store.LeaseTrials(A, [2], "node-7", Noon));
        Assert.Equal(Trial(A, 2) with { State = TrialState.Running, Attempt = 1, Node = "node-7", StartedAt = Noon }, row);
        Assert.Equal(row, await Row(2));
        Assert.Equal(Trial(A, 1), await Row(1));
        Assert.Equal([new AttemptRow(1, "node-7", Noon, null, null, null)], await Store.GetAttempts(row.Id));
    }

    [Fact]
    public async Task Only_queued_trials_are_leased()
    {
        await Given(A, 4);
        await Lease(2);
        await Store.CancelQueued(A, [3]);
        Assert.Equal([1, 4], Numbers(await Store.LeaseTrials(A, [4, 3, 2, 1, 99], "node-2", Noon)));
        Assert.Equal("node-1", (await Row(2)).Node);
    }

    [Fact]
    public async Task Of_many_leases_at_once_no_two_get_the_same_trial()
    {
        await Given(A, 40);
        var granted = await Task.WhenAll(Enumerable.Range(0, 8).Select(node =>
            Task.Run(() => Store.LeaseTrials(A, [.. Enumerable.Range(1 + node * 4, 12)], $"node-{node}", Noon))));
        Assert.Equal(Enumerable.Range(1, 40), granted.SelectMany(Numbers).Order());
        Assert.All(granted.SelectMany(rows => rows), row => Assert.Equal(1, row.Attempt));
    }

    [Fact]
    public async Task A_lost_attempt_is_queued_again_and_the_next_one_has_the_next_number()
    {
        await Given(A, 2);
        var lease = await Lease(1);
        var row = Assert.Single(await Store.RequeueLost(A, [lease], Noon.AddMinutes(1)));
        Assert.Equal(TrialState.Queued, row.State);
        Assert.Equal((1, 0, "node-1"), (row.Attempt, row.Failures, row.Node));

        var next = Assert.Single(await Store.LeaseTrials(A, [1], "node-2", Noon.AddMinutes(2)));
        Assert.Equal((2, "node-2", Noon), (next.Attempt, next.Node, next.StartedAt));
        Assert.Equal(
            [
                new AttemptRow(1, "node-1", Noon, Noon.AddMinutes(1), "lost", null),
                new AttemptRow(2, "node-2", Noon.AddMinutes(2), null, null, null),
            ],
            await Store.GetAttempts(row.Id));
    }

    [Fact]
    public async Task Only_attempts_that_still_hold_are_queued_again()
    {
        await Given(A, 4);
        var first = await Lease(1);
        await Store.RequeueLost(A, [first], Noon);
        var second = await Lease(1);
        var ended = await Lease(2);
        await Store.EndAttempt(ended, TrialState.Completed, new AttemptEnd(AttemptOutcome.Completed), Noon);
        var third = await Lease(3);

        Assert.Empty(await Store.RequeueLost(A, [first, ended, new Lease(new TrialId(A, 4), 0), new Lease(new TrialId(B, 3), 1)], Noon));
        Assert.Equal([1, 3], Numbers(await Store.RequeueLost(A, [third, second], Noon)));
    }

    [Fact]
    public async Task A_move_takes_the_trials_in_the_named_states()
    {
        await Given(A, 5);
        await Given(B, 1);
        await Lease(1);
        await Store.CancelQueued(A, [2]);
        var done = await Lease(3);
        await Store.EndAttempt(done, TrialState.Completed, new AttemptEnd(AttemptOutcome.Completed), Noon);

        var moved = await Store.MoveTrials(A, [TrialState.Queued, TrialState.Running], TrialState.Cancelled, Noon.AddHours(1));
        Assert.Equal([1, 4, 5], Numbers(moved));
        Assert.All(moved, row => Assert.Equal((TrialState.Cancelled, Noon.AddHours(1)), (row.State, row.FinishedAt!.Value)));
        Assert.Equal([1, 2, 4, 5], await NumbersOf(TrialState.Cancelled));
        Assert.Equal(new AttemptRow(1, "node-1", Noon, Noon.AddHours(1), "cancelled", null), Assert.Single(await Store.GetAttempts(new TrialId(A, 1))));
        Assert.Equal(new TrialCounts(1, 0, 0, 0, 0, 0), await Store.CountTrials(B));
        Assert.Empty(await Store.MoveTrials(A, [TrialState.Cancelled], TrialState.Cancelled, Noon.AddHours(2)));
    }

    [Fact]
    public async Task A_move_of_some_takes_those_of_a_range_of_numbers()
    {
        await Given(A, 5);
        await Lease(2);
        var from = new[] { TrialState.Queued, TrialState.Running };
        Assert.Equal([2, 3], Numbers(await Store.MoveTrials(A, from, TrialState.Cancelled, Noon, after: 1, upTo: 3)));
        Assert.Equal("cancelled", Assert.Single(await Store.GetAttempts(new TrialId(A, 2))).Outcome);
        Assert.Equal([1, 4, 5], await NumbersOf(TrialState.Queued));
    }

    [Fact]
    public async Task Standings_tell_how_far_the_trials_after_a_number_are()
    {
        await Given(A, 4);
        await Given(B, 4);
        var done = await Lease(2);
        await Store.AppendEpoch(done, Epoch(1), null);
        await Store.EndAttempt(done, TrialState.Completed, new AttemptEnd(AttemptOutcome.Completed), Noon);
        await Lease(3);

        var rows = await Store.GetTrials(A, 1, 2);
        var standings = await Store.GetStandings(A, after: 1, limit: 2);

        Assert.Equal(rows.Select(TrialStanding.Of), standings);
        Assert.Equal([(2, TrialState.Completed, 1), (3, TrialState.Running, 1)], standings.Select(s => (s.Id.Number, s.State, s.Attempt)));
        Assert.Equal(Epoch(1), standings[0].Last);
        Assert.Empty(await Store.GetStandings(A, after: 4, limit: 2));
    }

    [Fact]
    public async Task A_move_to_queued_forgets_failures()
    {
        await Given(A, 2);
        await Store.EndAttempt(await Lease(1), TrialState.Failed, new AttemptEnd(AttemptOutcome.Failed, "loss is NaN"), Noon);
        var row = Assert.Single(await Store.MoveTrials(A, [TrialState.Failed, TrialState.Cancelled], TrialState.Queued, Noon));
        Assert.Equal(Trial(A, 1) with { Attempt = 1, Node = "node-1", StartedAt = Noon }, row);
        Assert.Equal(row, await Row(1));
    }

    [Fact]
    public async Task Only_queued_trials_are_cancelled_by_number()
    {
        await Given(A, 4);
        await Lease(1);
        Assert.Equal([2, 4], Numbers(await Store.CancelQueued(A, [4, 2, 1, 77])));
        Assert.Empty(await Store.CancelQueued(A, [1, 2]));
        Assert.Equal(new TrialCounts(Queued: 1, Running: 1, Completed: 0, Stopped: 0, Failed: 0, Cancelled: 2), await Store.CountTrials(A));
    }

    [Fact]
    public async Task Trials_are_counted_by_state()
    {
        await Given(A, 21);
        var number = 1;
        foreach (var (state, count) in new[] { (TrialState.Completed, 3), (TrialState.Stopped, 4), (TrialState.Failed, 5) })
        {
            for (var i = 0; i < count; i++)
                await Store.EndAttempt(await Lease(number++), state, new AttemptEnd(AttemptOutcome.Stopped), Noon);
        }

        await Lease(number++);
        await Lease(number++);
        await Store.CancelQueued(A, [.. Enumerable.Range(number, 6)]);
        Assert.Equal(new TrialCounts(1, 2, 3, 4, 5, 6), await Store.CountTrials(A));
    }
}
