using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using static Sweep.Grains.Tests.Storage.Samples;

namespace Sweep.Grains.Tests.Storage;

public abstract partial class StoreContract
{
    /// <summary>The ways in which an attempt comes to no longer hold its trial.</summary>
    public enum Loss
    {
        Requeued,
        LeasedAgain,
        Cancelled,
        Paused,
        Ended,
        NeverGranted,
    }

    [Theory]
    [CombinatorialLosses]
    public async Task An_attempt_that_no_longer_holds_stores_nothing(Loss loss, int write)
    {
        await Given(A, 1);
        var lease = await Lease(1);
        await Store.SetModel(lease, Model(17_000));
        await Store.AppendEpoch(lease, Epoch(1), [1]);
        lease = await Lose(lease, loss);
        var before = await Everything();

        switch (write)
        {
            case 0: Assert.False(await Store.SetModel(lease, Model(99_000))); break;
            case 1: Assert.False(await Store.AppendEpoch(lease, Epoch(2), null)); break;
            case 2: Assert.False(await Store.AppendEpoch(lease, Epoch(2), [2])); break;
            case 3: Assert.False(await Store.AppendEpoch(lease, Epoch(1), [9])); break;
            case 4: Assert.Null(await Store.EndAttempt(lease, TrialState.Completed, new AttemptEnd(AttemptOutcome.Completed), Noon.AddHours(9))); break;
            default: Assert.Empty(await Store.RequeueLost(A, [lease], Noon.AddHours(9))); break;
        }

        Assert.Equal(before, await Everything());
    }

    [Fact]
    public async Task An_attempt_of_a_deleted_study_stores_nothing()
    {
        await Given(A, 1);
        var lease = await Lease(1);
        await Store.DeleteStudy(A);
        Assert.False(await Store.SetModel(lease, Model(17_000)));
        Assert.False(await Store.AppendEpoch(lease, Epoch(1), [1]));
        Assert.Null(await Store.EndAttempt(lease, TrialState.Completed, new AttemptEnd(AttemptOutcome.Completed), Noon));
        await AssertNothingOf(A);
    }

    private async Task<Lease> Lose(Lease lease, Loss loss)
    {
        switch (loss)
        {
            case Loss.Requeued:
                await Store.RequeueLost(A, [lease], Noon);
                return lease;
            case Loss.LeasedAgain:
                await Store.RequeueLost(A, [lease], Noon);
                await Lease(1);
                return lease;
            case Loss.Cancelled:
                await Store.MoveTrials(A, [TrialState.Running], TrialState.Cancelled, Noon);
                return lease;
            case Loss.Paused:
                await Store.MoveTrials(A, [TrialState.Running], TrialState.Queued, Noon);
                return lease;
            case Loss.Ended:
                await Store.EndAttempt(lease, TrialState.Stopped, new AttemptEnd(AttemptOutcome.Stopped), Noon);
                return lease;
            default:
                return lease with { Attempt = lease.Attempt + 1 };
        }
    }

    /// <summary>All there is of trial 1, as text.</summary>
    private async Task<string> Everything()
    {
        var id = new TrialId(A, 1);
        return string.Join('\n',
        [
            (await Row(1)).ToString(),
            SpecJson.Write((await Store.GetModel(id))!),
            .. (await Store.GetAttempts(id)).Select(a => a.ToString()),
            .. (await Store.GetEpochs(id)).Select(e => e.ToString()),
            Convert.ToHexString((await Store.GetCheckpoint(id))!),
        ]);
    }

    private sealed class CombinatorialLossesAttribute : Xunit.v3.DataAttribute
    {
        private const int Writes = 6;

        public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(System.Reflection.MethodInfo testMethod, Xunit.Sdk.DisposalTracker disposalTracker) =>
            new([.. Enum.GetValues<Loss>().SelectMany(_ => Enumerable.Range(0, Writes), (loss, write) => new TheoryDataRow<Loss, int>(loss, write))]);

        public override bool SupportsDiscoveryEnumeration() => true;
    }
}
