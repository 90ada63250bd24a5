using Sweep.Grains.Tables.Inference;

using Sweep.Contracts.Results;

namespace Sweep.Grains.Tests.Tables.Inference;

/// <summary>Tables without a baseline: means that hold together, and the comparison with the best row.</summary>
public sealed class BestComparisonTests
{
    /// <summary>
    /// Residuals −1, 0, 1 and 1, 0, −1 twice over: s² = 8/6, so a difference's standard error is √(8/9).
    /// </summary>
    private static readonly ComparedRow[] Table =
        [Rows.Of(9, 10, 11), Rows.Of(21, 20, 19), Rows.Of(14, 15, 16), Rows.Of(21.5, 20.5, 19.5)];

    private static readonly double Half = DunnettQuantile.OneSided(3, 6) * Math.Sqrt(8.0 / 9);

    [Fact]
    public void Means_share_a_spread_and_hold_together()
    {
        var table = SimultaneousComparison.Of(Table, new ComparisonDesign(null, 4));

        Assert.Equal(Math.Sqrt(8.0 / 6), table.Spread!.Value, 12);
        Assert.Null(table.Quantile);
        Assert.All(table.Rows, row => Assert.Null(row.Contrast));
        Assert.Equal(10, table.Rows[0].Mean.Mean!.Value, 12);
        Assert.All(table.Rows, row =>
            Assert.Equal(Sidak.TwoSided(4, 6) * Math.Sqrt(8.0 / 6 / 3), row.Mean.HalfWidth!.Value, 10));
    }

    [Fact]
    public void A_mean_beside_a_baseline_stands_alone() => Assert.Equal(
        2.4469119 * Math.Sqrt(8.0 / 6 / 3),
        SimultaneousComparison.Of(Table, new ComparisonDesign(0, 4)).Rows[1].Mean.HalfWidth!.Value,
        6);

    [Theory]
    [InlineData(0, -10.5, true)]
    [InlineData(1, -0.5, false)]
    [InlineData(2, -5.5, true)]
    [InlineData(3, 0.5, false)]
    public void Rows_far_from_the_best_are_shown_not_to_be_it(int row, double advantage, bool isNotBest)
    {
        var best = Best(row, maximize: true);

        Assert.Equal(Math.Min(0, advantage - Half), best.Interval!.Value.Low, 9);
        Assert.Equal(Math.Max(0, advantage + Half), best.Interval!.Value.High, 9);
        Assert.Equal(isNotBest, best.IsNotBest);
        Assert.False(best.IsBest);
    }

    [Fact]
    public void Where_less_is_better_the_least_is_the_best()
    {
        Assert.True(Best(0, maximize: false).IsBest);
        Assert.True(Best(2, maximize: false).IsNotBest);
    }

    [Fact]
    public void A_row_that_never_learned_is_no_rival()
    {
        var pool = new RowPool([.. Table, new ComparedRow([], 3)], null);

        Assert.NotNull(BestComparison.Of(pool, 0, true, 5).Interval);
        Assert.Equal(NoIntervalReason.RowNeverLearned, BestComparison.Of(pool, 4, true, 5).Reason);
    }

    [Fact]
    public void One_row_has_nothing_to_compare_with() => Assert.Equal(
        NoIntervalReason.NotEstimable, BestComparison.Of(new RowPool([Rows.Of(1, 2)], null), 0, true, 1).Reason);

    [Fact]
    public void Rows_of_one_training_are_compared_by_pairs()
    {
        var pool = new RowPool([Rows.Sharing(1, 2, 3), Rows.Sharing(2, 3, 5)], null);

        // Differences −1, −1, −2: mean −4/3, and a standard error of 1/3.
        var best = BestComparison.Of(pool, 0, true, 2);
        Assert.Equal(-4.0 / 3 - Sidak.OneSided(1, 2) / 3, best.Interval!.Value.Low, 9);
        Assert.True(best.IsNotBest);
    }

    [Fact]
    public void A_mean_out_of_the_pool_has_its_own_spread()
    {
        var pool = new RowPool([Rows.Sharing(1, 2, 3), Rows.Sharing(2, 3, 5)], null);

        // Student's t of two degrees of freedom over √3, with a standard deviation of 1.
        Assert.Equal(4.3026527 / Math.Sqrt(3), MeanIntervals.Of(pool, 0).HalfWidth!.Value, 6);
    }

    private static BestComparison Best(int row, bool maximize) =>
        BestComparison.Of(new RowPool(Table, null), row, maximize, Table.Length);
}
