using Sweep.Contracts.Results;
using static Sweep.Grains.Tests.Storage.Samples;

namespace Sweep.Grains.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_trial_remembers_the_nodes_that_died_while_it_trained()
    {
        await Given(A, 2);
        await Store.RequeueLost(A, [await Lease(1)], Noon, died: true);
        var second = LeaseOf(Assert.Single(await Store.LeaseTrials(A, [1], "node-2", Noon)));
        Assert.Equal("node-1", (await Row(1)).DiedOn);
        Assert.Equal("node-1, node-2", Assert.Single(await Store.RequeueLost(A, [second], Noon, died: true)).DiedOn);

        // Silence is no death.
        await Store.RequeueLost(A, [await Lease(1), await Lease(2)], Noon);
        await Reopen();
        Assert.Equal(("node-1, node-2", null), ((await Row(1)).DiedOn, (await Row(2)).DiedOn));
        Assert.Equal(["lost", "lost", "lost"], (await Store.GetAttempts(second.Trial)).Select(attempt => attempt.Outcome));
    }

    [Fact]
    public async Task Only_a_new_epoch_makes_a_trials_deaths_forgotten()
    {
        await Given(A, 1);
        var first = await Lease(1);
        await Store.AppendEpoch(first, Epoch(1), null);
        await Store.RequeueLost(A, [first], Noon, died: true);

        var second = await Lease(1);
        await Store.AppendEpoch(second, Epoch(1), [1]);
        Assert.Equal("node-1", (await Row(1)).DiedOn);
        await Store.AppendEpoch(second, Epoch(2), null);
        Assert.Null((await Row(1)).DiedOn);
    }

    [Fact]
    public async Task A_failed_trial_that_is_queued_again_has_no_deaths()
    {
        await Given(A, 1);
        await Store.RequeueLost(A, [await Lease(1)], Noon, died: true);
        await Store.MoveTrials(A, [TrialState.Queued], TrialState.Failed, Noon);
        Assert.Equal("node-1", (await Row(1)).DiedOn);

        Assert.Null(Assert.Single(await Store.MoveTrials(A, [TrialState.Failed], TrialState.Queued, Noon)).DiedOn);
    }
}
