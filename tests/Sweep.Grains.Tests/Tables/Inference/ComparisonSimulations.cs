using Sweep.Contracts.Randomness;
using Sweep.Grains.Tables.Inference;
using Sweep.Testing;

namespace Sweep.Grains.Tests.Tables.Inference;

/// <summary>
/// How often tables of equal configurations say that they differ. Every simulation draws from seed 1, whatever comes of
/// it. With 2,000 tables the standard error of a rate of 5 % is 0.5 %, with 400 it is 1.1 %.
/// </summary>
public sealed class ComparisonSimulations(ITestOutputHelper output)
{
    private static readonly int Tables = TestLength.Of(brief: 400, full: 2_000);

    /// <summary>How much higher limits are with fewer tables: by three times what the standard error is.</summary>
    private static readonly double Wider = TestLength.Of(brief: 0.018, full: 0);

    [Theory]
    [InlineData(3, 3, 0)]
    [InlineData(5, 5, 0)]
    [InlineData(8, 10, 0)]
    [InlineData(3, 3, 0.14)]
    [InlineData(5, 5, 0.14)]
    [InlineData(8, 10, 0.14)]
    public void Some_false_verdict_is_in_no_more_than_one_table_in_twenty(int comparisons, int seeds, double dead)
    {
        var random = new SeededRandom(1);

        AssertAtMost(0.065, Rate(() => AnyVerdict(Rows.Draw(random, comparisons + 1, seeds, dead))));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void Rows_of_later_epochs_add_no_false_verdicts(int seeds)
    {
        var random = new SeededRandom(1);

        var rate = Rate(() => AnyVerdict(Rows.DrawWithEpochs(random, 4, seeds, epochs: 3)));

        AssertAtMost(0.065, rate);
        random = new SeededRandom(1);
        var pooled = Rate(() => AnyVerdict([.. Rows.DrawWithEpochs(random, 4, seeds, epochs: 3)
            .Select(row => row with { SharesTraining = false })]));
        output.WriteLine($"false where they are pooled: {pooled:P2}");
        Assert.True(pooled > rate);
    }

    [Fact]
    public void Of_a_thousand_equal_configurations_none_is_better_in_most_studies()
    {
        var random = new SeededRandom(1);
        var design = new ComparisonDesign(0, 1000);

        AssertAtMost(0.05, Rate(() => SimultaneousComparison.Of(Rows.Draw(random, 1000, 3), design).Rows
            .Any(row => row.Interval is { Low: > 0 }), Tables / 2));
    }

    [Fact]
    public void The_best_of_equal_rows_is_seldom_said_to_be_worse_than_another()
    {
        var random = new SeededRandom(1);

        AssertAtMost(0.065, Rate(() =>
        {
            var pool = new RowPool(Rows.Draw(random, 6, 5), null);
            // Any of equal rows is the best in truth; the promise is for one chosen beforehand.
            return BestComparison.Of(pool, 0, true, 6).IsNotBest;
        }));
    }

    [Fact]
    public void A_mean_over_seeds_lies_in_its_interval()
    {
        var random = new SeededRandom(1);
        var narrow = 0;

        var missed = Rate(() =>
        {
            var mean = MeanIntervals.Of(new RowPool(Rows.Draw(random, 6, 5), null), 0);
            narrow += Math.Abs(mean.Mean!.Value - 0.9) > mean.HalfWidth!.Value ? 1 : 0;
            return Math.Abs(mean.Mean!.Value - 0.9) > mean.OverSeedsHalfWidth!.Value;
        });

        output.WriteLine($"missed by the spread within seeds alone: {(double)narrow / Tables:P2}");
        AssertAtMost(0.065, missed);
    }

    [Fact]
    public void Three_looks_stay_below_twice_the_level()
    {
        var random = new SeededRandom(1);

        AssertAtMost(0.1, Rate(() =>
        {
            var rows = Rows.Draw(random, 4, 10);
            return ((int[])[3, 5, 10]).Index().Any(look => AnyVerdict(
                [.. rows.Select(row => row with { Live = [.. row.Live.Take(look.Item)] })],
                SequentialLooks.Confidence(look.Index + 1)));
        }));
    }

    [Fact]
    public void A_parameter_that_does_nothing_is_grey_in_most_studies()
    {
        var (random, shuffles) = (new SeededRandom(1), new SeededRandom(1));
        int[] bins = [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2];

        AssertAtMost(0.06, Rate(() =>
        {
            shuffles.Shuffle<int>(bins);
            // Another parameter does something: the last six configurations are better by as much as seeds scatter.
            double[][] values = [.. Rows.Draw(random, 12, 3).Select((row, index) =>
                row.Live.Select(v => v.Value + (index < 6 ? 0 : 0.01)).ToArray())];
            return ImportanceShare.Of(values, bins, shuffles)!.PValue <= 0.05;
        }));
    }

    private static bool AnyVerdict(ComparedRow[] rows, double confidence = 0.95) =>
        SimultaneousComparison.Of(rows, new ComparisonDesign(0, rows.Length, confidence)).Rows
            .Any(row => row.Interval is { } interval && !interval.Contains(0));

    private static double Rate(Func<bool> isFalse) => Rate(isFalse, Tables);

    private static double Rate(Func<bool> isFalse, int tables) =>
        Enumerable.Range(0, tables).Count(_ => isFalse()) / (double)tables;

    private void AssertAtMost(double limit, double rate)
    {
        output.WriteLine($"false: {rate:P2}");
        Assert.InRange(rate, 0, limit + Wider);
    }
}
