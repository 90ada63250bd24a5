using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using static Sweep.Grains.Tests.Storage.Samples;

namespace Sweep.Grains.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_store_opened_again_has_everything()
    {
        await Given(A, 2);
        await Store.SetStudyState(A, StudyState.Paused, Noon);
        var lease = await Lease(1);
        await Store.SetModel(lease, Model(17_000));
        await Store.AppendEpoch(lease, Epoch(1), [1]);
        var trials = await Store.GetTrials(A, 0, 10);
        var everything = await Everything();

        await Reopen();
        AssertSame(Study(A) with { State = StudyState.Paused, FinishedAt = Noon }, await Store.GetStudy(A));
        Assert.Equal(trials, await Store.GetTrials(A, 0, 10));
        Assert.Equal(everything, await Everything());
        Assert.True(await Store.AppendEpoch(lease, Epoch(2), [2]));
    }

    [Fact]
    public async Task What_many_writers_at_once_were_told_is_stored_is_there_afterwards()
    {
        const int Trials = 24;
        const int Epochs = 20;
        await Given(A, Trials);
        await Task.WhenAll(Enumerable.Range(1, Trials).Select(number => Task.Run(async () =>
        {
            var lease = await Lease(number);
            for (var epoch = 1; epoch <= Epochs; epoch++)
            {
                Assert.True(await Store.AppendEpoch(lease, Epoch(epoch), [(byte)number, (byte)epoch]));
                // Acknowledged, so whoever reads next sees it.
                Assert.Equal(epoch, (await Row(number)).Last?.Number);
            }

            await Store.EndAttempt(lease, TrialState.Completed, new AttemptEnd(AttemptOutcome.Completed), Noon);
        })));

        await Reopen();
        Assert.Equal(Trials, (await Store.CountTrials(A)).Completed);
        var expected = Enumerable.Range(1, Trials).SelectMany(n => Enumerable.Range(1, Epochs).Select(e => new TrialEpoch(n, Epoch(e))));
        Assert.Equal(expected, await Store.GetEpochs(A, 0, 0, int.MaxValue));
        for (var number = 1; number <= Trials; number++)
            Assert.Equal([(byte)number, Epochs], await Store.GetCheckpoint(new TrialId(A, number)));
    }

    [Fact]
    public async Task A_write_handed_in_before_the_store_closes_is_stored()
    {
        await Given(A, 1);
        var lease = await Lease(1);
        var writes = Enumerable.Range(1, 50).Select(epoch => Store.AppendEpoch(lease, Epoch(epoch), null)).ToList();
        await Reopen();
        Assert.All(await Task.WhenAll(writes), Assert.True);
        Assert.Equal(50, (await Store.GetEpochs(lease.Trial)).Count);
    }
}
