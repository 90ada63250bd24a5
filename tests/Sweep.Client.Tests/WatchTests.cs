using Sweep.Client.Tests.Harness;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;

namespace Sweep.Client.Tests;

public sealed class WatchTests(EmbeddedSilo silo)
{
    [Fact]
    public async Task Every_trial_is_told_to_have_ended_once_and_epochs_come_in_order()
    {
        await using var client = await silo.ConnectAsync();
        var study = await client.SubmitTextAsync(Studies.Toy(epochs: 12), Studies.Fresh, TestContext.Current.CancellationToken);

        var events = await client.WatchAsync(study.Id, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        var trials = await client.GetTrialsAsync(study.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(8, trials.Count);
        Assert.Equivalent(trials, events.OfType<TrialEnded>().Select(e => e.Trial).OrderBy(t => t.Id.Number), strict: true);
        Assert.NotEmpty(events.OfType<TrialStarted>());
        Assert.All(events.OfType<EpochEnded>().GroupBy(e => e.Trial), told =>
        {
            var epochs = told.Select(e => e.Metrics.Number).ToList();
            Assert.Equal(epochs.Distinct().Order(), epochs);
        });
        Assert.Equal(StudyState.Completed, Assert.IsType<StudyProgressed>(events[^1]).Progress.State);
    }

    [Fact]
    public async Task A_study_that_has_ended_is_told_at_once_with_all_its_trials()
    {
        await using var client = await silo.ConnectAsync();
        var study = await client.RunAsync(silo.Write("ended.yaml", Studies.Toy(epochs: 1)), Studies.Fresh, TestContext.Current.CancellationToken);

        var events = await client.WatchAsync(study.Id, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], events.OfType<TrialEnded>().Select(e => e.Trial.Id.Number));
        Assert.Equal(9, events.Count);
    }

    [Fact]
    public async Task A_study_that_is_not_there_cannot_be_watched()
    {
        await using var client = await silo.ConnectAsync();

        await Assert.ThrowsAsync<StudyNotFoundException>(async () => await client.WatchAsync("none-1", TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));
    }
}
