using Sweep.Grains.Tables.Inference;

using Sweep.Contracts.Results;

namespace Sweep.Grains.Tests.Tables.Inference;

/// <summary>Where there is no interval, why, and where a row has a spread of its own.</summary>
public sealed class NoIntervalTests
{
    private static readonly double[] Noise =
        [0.004, -0.006, 0.001, 0.005, -0.004, 0.003, -0.002, 0.006, -0.005, 0.002, -0.001];

    [Fact]
    public void One_seed_leaves_no_degrees_of_freedom()
    {
        var row = Compare(Rows.Of(0.8), Rows.Of(0.9)).Rows[1];

        Assert.Equal(NoIntervalReason.NoDegreesOfFreedom, row.Reason);
        Assert.Equal(0.1, row.Contrast!.Difference!.Value, 12);
        Assert.Null(row.Interval);
        Assert.Null(row.LowerBound);
        Assert.Null(row.Mean.HalfWidth);
    }

    [Fact]
    public void Rows_that_all_differ_alike_have_no_spread() => Assert.Equal(
        NoIntervalReason.NoSpread, Compare(Rows.Of(0.8, 0.9, 0.7), Rows.Of(0.9, 1.0, 0.8)).Rows[1].Reason);

    [Fact]
    public void A_baseline_that_never_learned_has_nothing_to_compare_with() => Assert.Equal(
        NoIntervalReason.BaselineNeverLearned,
        Compare(new ComparedRow([], 3), Rows.Of(0.9, 1.0, 0.8), Rows.Of(0.9, 0.8, 0.8)).Rows[1].Reason);

    [Fact]
    public void A_row_that_never_learned_says_so()
    {
        var row = Compare(Rows.Of(0.8, 0.9, 0.7), new ComparedRow([], 3), Rows.Of(0.9, 0.8, 0.8)).Rows[1];

        Assert.Equal(NoIntervalReason.RowNeverLearned, row.Reason);
        Assert.Equal(new MeanEstimate(0, null, null, null), row.Mean);
    }

    [Fact]
    public void A_row_of_no_trials_has_no_verdict() => Assert.Equal(
        NoIntervalReason.NoTrials, Compare(Rows.Of(0.8, 0.9, 0.7), Rows.Of(), Rows.Of(0.9, 0.8, 0.8)).Rows[1].Reason);

    [Fact]
    public void Rows_that_share_no_seed_by_any_chain_are_not_compared()
    {
        var table = Compare(Rows.Of(0.8, 0.9, 0.7), Rows.At((7, 0.8), (8, 0.9)), Rows.Of(0.9, 0.8, 0.8));

        Assert.Equal(NoIntervalReason.NotEstimable, table.Rows[1].Reason);
        Assert.NotNull(table.Rows[2].Interval);
    }

    [Theory]
    [InlineData(NoIntervalReason.NotEstimable, 7, 8)]
    [InlineData(NoIntervalReason.NoDegreesOfFreedom, 0, 8)]
    [InlineData(NoIntervalReason.NoSpread, 0, 1)]
    public void A_row_that_shares_trainings_needs_pairs_that_differ(NoIntervalReason reason, int first, int second)
    {
        var sharing = Rows.At((first, 0.85), (second, 0.95)) with { SharesTraining = true };

        Assert.Equal(reason, Compare(Rows.Of(0.8, 0.9, 0.7), sharing, Rows.Of(0.9, 0.8, 0.8)).Rows[1].Reason);
    }

    [Fact]
    public void A_row_that_scatters_unlike_the_rest_leaves_the_pool()
    {
        var rows = Quiet(6);
        var calm = Compare([.. rows[..5]]).Spread!.Value;
        rows[5] = Rows.Of(0.9, 0.7, 0.95, 0.6, 0.85);

        var table = Compare(rows);

        Assert.Equal(calm, table.Spread!.Value, 12);
        Assert.Equal(ContrastMethod.Welch, table.Rows[5].Contrast!.Method);
        Assert.All(table.Rows.Skip(1).Take(4), row => Assert.Equal(ContrastMethod.Pooled, row.Contrast!.Method));
        Assert.Equal(
            Sidak.TwoSided(5, table.Rows[5].Contrast!.Freedom) * table.Rows[5].Contrast!.StandardError,
            table.Rows[5].HalfWidth!.Value,
            12);
    }

    [Fact]
    public void If_it_is_the_baseline_every_row_has_Welchs_t()
    {
        var rows = Quiet(6);
        rows[0] = Rows.Of(0.9, 0.7, 0.95, 0.6, 0.85);

        Assert.All(Compare(rows).Rows.Skip(1), row => Assert.Equal(ContrastMethod.Welch, row.Contrast!.Method));
    }

    /// <summary>Against scipy.stats.ttest_ind with equal_var=False.</summary>
    [Fact]
    public void Welchs_t_is_that_of_scipy()
    {
        var contrast = UnpooledContrast.Welch(Sample.Of([0.80, 0.83, 0.84]), Sample.Of([0.90, 0.91, 0.88]));

        Assert.Equal(-4.919349550499544, contrast.Difference!.Value / contrast.StandardError, 10);
        Assert.Equal(3.6697247706422074, contrast.Freedom, 10);
    }

    [Fact]
    public void Welchs_t_needs_two_values_each_and_some_spread()
    {
        var two = Sample.Of([0.8, 0.9]);

        Assert.Equal(NoIntervalReason.NoDegreesOfFreedom, UnpooledContrast.Welch(two, Sample.Of([0.7])).Reason);
        Assert.Equal(
            NoIntervalReason.NoSpread, UnpooledContrast.Welch(Sample.Of([0.8, 0.8]), Sample.Of([0.7, 0.7])).Reason);
    }

    private static ComparedRow[] Quiet(int rows) =>
        [.. Enumerable.Range(0, rows).Select(row => Rows.Of(
            [.. Enumerable.Range(0, 5).Select(seed => 0.9 + Noise[(row * 5 + seed * 3) % Noise.Length])]))];

    private static SimultaneousComparison Compare(params ComparedRow[] rows) =>
        SimultaneousComparison.Of(rows, new ComparisonDesign(0, rows.Length));
}
