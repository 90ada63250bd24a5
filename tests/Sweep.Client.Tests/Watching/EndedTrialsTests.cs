using FsCheck.Xunit;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Client.Tests.Watching;

public sealed class EndedTrialsTests
{
    [Property(MaxTest = 200)]
    public async Task Every_trial_is_told_once_in_whatever_order_they_end(byte[] order, byte atOnce)
    {
        var rows = order.Select((_, i) => Trial(i + 1)).ToArray();
        var ended = new EndedTrials(after => rows.Skip(after).ToAsyncEnumerable());
        var told = new List<int>();

        var final = 0;
        foreach (var ending in Enumerable.Range(0, rows.Length).OrderBy(i => order[i]).Chunk(1 + atOnce % 5))
        {
            foreach (var trial in ending)
                rows[trial] = rows[trial] with { State = TrialState.Failed };
            final += ending.Length;
            var news = await ended.NewAsync(final).ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(ending.Order().Select(i => i + 1), news.Select(trial => trial.Id.Number));
            told.AddRange(news.Select(trial => trial.Id.Number));
        }

        Assert.Equal(Enumerable.Range(1, rows.Length), told.Order());
    }

    [Fact]
    public async Task Rows_are_read_from_the_first_that_has_not_ended_to_the_last_that_has()
    {
        TrialRow[] rows = [.. Enumerable.Range(1, 1000).Select(n => Trial(n) with { State = n is < 500 or 502 ? TrialState.Completed : TrialState.Queued })];
        var read = 0;
        var ended = new EndedTrials(after => rows.Skip(after).ToAsyncEnumerable().Select(row => (read++, row).row));
        Assert.Equal(500, await ended.NewAsync(500).CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(502, read);

        rows[500] = rows[500] with { State = TrialState.Completed };
        Assert.Equal([501], await ended.NewAsync(501).Select(trial => trial.Id.Number).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(504, read);

        Assert.Empty(await ended.NewAsync(501).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(504, read);
    }

    private static TrialRow Trial(int number) => new() { Id = new TrialId("toy-1", number), Hyperparameters = Hyperparameters.Default, SeedNumber = 0, Sweeps = 1 };
}
