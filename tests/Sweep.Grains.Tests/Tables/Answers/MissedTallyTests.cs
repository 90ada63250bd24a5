using Sweep.Grains.Tables.Answers;

namespace Sweep.Grains.Tests.Tables.Answers;

/// <summary>Which texts all trials miss.</summary>
public sealed class MissedTallyTests
{
    private readonly MissedTally tally = new();

    [Fact]
    public void One_trial_that_is_right_is_enough()
    {
        tally.Add(Answered.Of([1, 3], 0.2f, 0.4f));
        tally.Add(Answered.Of([1, 3], 0.7f, 0.1f));

        Assert.Equal([new(3, true, 2, 0.25)], tally.All.Select(text => text with { Probability = Math.Round(text.Probability, 6) }));
        Assert.Equal(2, tally.Count);
    }

    [Fact]
    public void Texts_that_most_trials_miss_come_first_and_then_those_they_are_surest_of()
    {
        tally.Add(Answered.Of([0, 1, 2, 4], 0.6f, 0.3f, 0.95f, 0.7f));
        tally.Add(Answered.Of([4], 0.7f));

        Assert.Equal([4, 2, 1, 0], tally.All.Select(text => text.Row));
    }

    [Fact]
    public void Of_equal_texts_the_first_row_comes_first()
    {
        tally.Add(Answered.Of([7, 3, 5], 0.2f, 0.2f, 0.2f));

        Assert.Equal([3, 5, 7], tally.All.Select(text => text.Row));
    }
}
