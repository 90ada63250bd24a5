using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Tests.Tables.Inference;

/// <summary>Least squares of rows and seeds, against numpy's pseudo-inverse of the whole design.</summary>
public sealed class TwoWayModelTests
{
    /// <summary>Ragged on purpose: no two rows have the same seeds, and seed 4 has one value.</summary>
    private static readonly TwoWayModel Ragged = Fit(
        Rows.At((0, 0.90), (1, 0.91), (2, 0.88)),
        Rows.At((0, 0.93), (2, 0.90)),
        Rows.At((1, 0.85), (2, 0.86), (3, 0.84)),
        Rows.At((3, 0.80), (4, 0.83), (0, 0.84)));

    [Fact]
    public void Degrees_of_freedom_are_values_less_rank()
    {
        Assert.Equal(3, Ragged.Freedom);
        Assert.Equal(5, Ragged.Seeds);
        Assert.Equal(0.013408876903, Ragged.Spread!.Value, 11);
    }

    [Theory]
    [InlineData(1, 0.018787878788, 0.924242424242)]
    [InlineData(2, -0.035151515152, 0.787878787879)]
    [InlineData(3, -0.069696969697, 1.151515151515)]
    public void Missing_cells_are_allowed_for(int row, double difference, double factor)
    {
        Assert.Equal(difference, Ragged.Difference(row, 0), 11);
        Assert.Equal(-difference, Ragged.Difference(0, row), 11);
        Assert.Equal(factor, Ragged.VarianceFactor(row, 0), 11);
    }

    [Theory]
    [InlineData(1, 2, 0.35511041)]
    [InlineData(1, 3, 0.38185777)]
    [InlineData(2, 3, 0.44539933)]
    public void Differences_to_one_row_go_together(int first, int second, double correlation)
    {
        var product = Ragged.VarianceFactor(first, 0) * Ragged.VarianceFactor(second, 0);

        Assert.Equal(correlation, Ragged.CovarianceFactor(first, second, 0) / Math.Sqrt(product), 8);
    }

    [Fact]
    public void Leverages_and_residuals_are_those_of_the_whole_design()
    {
        Assert.Equal([0.65151515, 0.6969697, 0.59090909], Ragged.Leverages(0).Select(h => Math.Round(h, 8)));
        Assert.Equal([0.77272727, 1.0, 0.77272727], Ragged.Leverages(3).Select(h => Math.Round(h, 8)));
        Assert.Equal(
            [-0.006969697, 0.012424242, -0.005454545], Ragged.Residuals(0).Select(e => Math.Round(e, 9)));
        Assert.Equal(8, Enumerable.Range(0, 4).Sum(row => Ragged.Leverages(row).Sum()), 11);
        Assert.Equal(Ragged.ResidualSum, Enumerable.Range(0, 4).Sum(Ragged.ResidualSumOf), 15);
    }

    [Theory]
    [InlineData(0, 0.368928584237937)]
    [InlineData(1, 1)]
    [InlineData(2, 0.2633020396472039)]
    [InlineData(3, 1)]
    public void A_rows_scatter_is_judged_by_its_own_degrees_of_freedom(int row, double p) =>
        Assert.Equal(p, OutlyingRows.PValue(Ragged, row), 7);

    [Fact]
    public void What_all_rows_have_in_common_on_a_seed_leaves_differences_as_they_are()
    {
        var (level, model) = (Fit(Shifted(0)), Fit(Shifted(100)));

        Assert.Equal(level.Difference(1, 0), model.Difference(1, 0), 12);
        Assert.Equal(level.Spread!.Value, model.Spread!.Value, 12);

        static ComparedRow[] Shifted(double by) =>
        [
            Rows.At((0, 0.1), (1, 0.2 + by), (2, 0.4)),
            Rows.At((1, 0.1 + by), (2, 0.5)),
            Rows.At((0, 0.3), (1, 0.3 + by)),
        ];
    }

    [Fact]
    public void Two_rows_are_a_paired_comparison()
    {
        var model = Fit(Rows.Of(0, 0, 0), Rows.Of(-0.0104167, 0.0083333, 0.01875));

        Assert.Equal(0.0055555, model.Difference(1, 0), 6);
        Assert.Equal(2, model.Freedom);
        Assert.Equal(2.0 / 3, model.VarianceFactor(1, 0), 12);
    }

    [Fact]
    public void Rows_without_a_chain_of_shared_seeds_cannot_be_compared()
    {
        var model = Fit(Rows.Of(1, 2), Rows.At((1, 2), (5, 3)), Rows.At((7, 1), (8, 2)), Rows.At((5, 1)), Rows.At());

        Assert.True(model.IsEstimable(3, 0));
        Assert.False(model.IsEstimable(2, 0));
        Assert.False(model.IsEstimable(4, 0));
        // 7 values − (4 rows with values + 5 seeds − 2 groups).
        Assert.Equal(0, model.Freedom);
        Assert.Null(model.Spread);
    }

    [Fact]
    public void Nothing_has_no_degrees_of_freedom() => Assert.Equal(0, Fit(Rows.At(), Rows.At()).Freedom);

    private static TwoWayModel Fit(params ComparedRow[] rows) => new([.. rows.Select(row => row.Live)]);
}
