using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Tests.Tables.Inference;

/// <summary>Rows against a baseline, with intervals that hold together, against worked examples.</summary>
public sealed class SimultaneousComparisonTests
{
    private static readonly ComparedRow[] Hits = [Of480(445, 431, 436), Of480(436, 428, 439), Of480(436, 416, 432)];

    private static readonly ComparedRow[] Whole =
        [Rows.Of(55, 47, 48), Rows.Of(55, 64, 64), Rows.Of(55, 49, 52), Rows.Of(50, 44, 41)];

    [Fact]
    public void Rows_share_one_spread_and_one_quantile()
    {
        var table = Compare(Hits);

        Assert.Equal(0.00861783, table.Spread!.Value, 8);
        Assert.Equal(4, table.Freedom);
        Assert.Equal(3.31035, table.Quantile!.Value, 5);
        Assert.Equal(0.5, table.Correlation);
        Assert.Equal(-0.006250, table.Rows[1].Contrast!.Difference!.Value, 6);
        Assert.Equal(-0.019444, table.Rows[2].Contrast!.Difference!.Value, 6);
        Assert.All(table.Rows.Skip(1), row => Assert.Equal(0.0232931, row.HalfWidth!.Value, 7));
        Assert.All(table.Rows.Skip(1), row => Assert.True(row.Interval!.Value.Contains(0)));
    }

    [Fact]
    public void Shared_seeds_that_explain_little_cost_degrees_of_freedom()
    {
        var table = Compare(Whole);

        Assert.Equal(6, table.Freedom);
        Assert.Equal(4.716991, table.Spread!.Value, 6);
        Assert.All(table.Rows.Skip(1), row => Assert.Equal(11.93664, row.HalfWidth!.Value, 5));
        Assert.All(table.Rows.Skip(1), row => Assert.True(row.Interval!.Value.Contains(0)));
    }

    [Fact]
    public void The_baseline_has_a_mean_and_is_compared_with_nothing()
    {
        var baseline = Compare(Whole).Rows[0];

        Assert.Equal(50, baseline.Mean.Mean!.Value, 12);
        Assert.Null(baseline.Contrast);
        Assert.Null(baseline.Interval);
        Assert.Null(baseline.Reason);
    }

    [Fact]
    public void All_that_was_searched_counts_and_not_only_what_is_given()
    {
        Assert.Equal(DunnettQuantile.TwoSided(9, 6), Compare(Whole, configurations: 10).Quantile);
        Assert.Equal(Sidak.TwoSided(999, 6), Compare(Whole, configurations: 1000).Quantile);
    }

    [Fact]
    public void One_row_is_as_good_within_two_hundredths_and_not_within_one()
    {
        var row = Compare([Rows.Of(0, 0, 0), Rows.Of(-0.0104167, 0.0083333, 0.01875)]).Rows[1];

        Assert.Equal(-0.019362, row.LowerBound!.Value, 6);
        Assert.Equal(2 * row.Contrast!.Difference!.Value + 0.019362, row.UpperBound!.Value, 6);
    }

    [Fact]
    public void Missing_seeds_lower_the_correlation_that_the_quantile_uses()
    {
        var table = Compare(
            [
                Rows.At((0, 0.90), (1, 0.91), (2, 0.88)),
                Rows.At((0, 0.93), (2, 0.90)),
                Rows.At((1, 0.85), (2, 0.86), (3, 0.84)),
                Rows.At((3, 0.80), (4, 0.83), (0, 0.84)),
            ]);

        Assert.Equal(0.35511041, table.Correlation, 8);
        Assert.Equal(DunnettQuantile.TwoSided(3, 3, table.Correlation), table.Quantile);
        Assert.Equal(
            table.Quantile!.Value * 0.013408876903 * Math.Sqrt(1.151515151515), table.Rows[3].HalfWidth!.Value, 10);
    }

    /// <summary>Twenty validation texts for eighty of training, as in √(1 + J·n₂/n₁).</summary>
    [Fact]
    public void New_texts_widen_the_interval_by_the_factor_of_Nadeau_and_Bengio()
    {
        var row = SimultaneousComparison.Of(Whole, new ComparisonDesign(0, 4, NewTextsRatio: 0.25)).Rows[1];

        Assert.Equal(row.HalfWidth!.Value * NewTexts.Factor(3, 20, 80), row.NewTextsHalfWidth!.Value, 10);
        Assert.Equal(row.NewTextsHalfWidth.Value, row.NewTexts!.Value.HalfWidth, 10);
        Assert.Null(Compare(Whole).Rows[1].NewTexts);
    }

    [Fact]
    public void A_later_look_asks_for_more() => Assert.Equal(
        DunnettQuantile.TwoSided(3, 6, confidence: 0.975),
        SimultaneousComparison.Of(Whole, new ComparisonDesign(0, 4, SequentialLooks.Confidence(2))).Quantile);

    [Fact]
    public void What_is_not_finite_is_left_out() => Assert.Equal(
        Compare([Rows.Of(1, 2, 4), Rows.At((0, 2), (2, 7))]).Rows[1].HalfWidth,
        Compare([Rows.Of(1, 2, 4), Rows.Of(2, double.NaN, 7)]).Rows[1].HalfWidth);

    [Fact]
    public void A_row_that_shares_trainings_has_its_own_spread_and_lends_none()
    {
        var table = Compare([.. Whole, Rows.Sharing(56, 48, 52)]);

        // Differences 1, 1, 4: mean 2, standard deviation √3, so a standard error of 1.
        var contrast = table.Rows[4].Contrast!;
        Assert.Equal(ContrastMethod.Paired, contrast.Method);
        Assert.Equal((2.0, 2.0), (contrast.Difference!.Value, contrast.Freedom));
        Assert.Equal(1, contrast.StandardError, 12);
        Assert.Equal(Sidak.TwoSided(4, 2), table.Rows[4].HalfWidth!.Value, 10);
        Assert.Equal(4.716991, table.Spread!.Value, 6);
        Assert.All(table.Rows.Skip(1).Take(3), row => Assert.Equal(ContrastMethod.Pooled, row.Contrast!.Method));
    }

    [Fact]
    public void The_baseline_stays_in_the_pool_though_others_are_one_training_with_it()
    {
        ComparedRow[] rows = [.. Whole, Rows.Sharing(56, 48, 52)];
        rows[0] = rows[0] with { SharesTraining = true };

        Assert.Equal(4.716991, Compare(rows).Spread!.Value, 6);
    }

    [Fact]
    public void A_baseline_that_is_none_of_the_rows_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => SimultaneousComparison.Of(Whole, new ComparisonDesign(4, 4)));

    private static SimultaneousComparison Compare(ComparedRow[] rows, int? configurations = null) =>
        SimultaneousComparison.Of(rows, new ComparisonDesign(0, configurations ?? rows.Length));

    private static ComparedRow Of480(params int[] hits) => Rows.Of([.. hits.Select(h => h / 480.0)]);
}
