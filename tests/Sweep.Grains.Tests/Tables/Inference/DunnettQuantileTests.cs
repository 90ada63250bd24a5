using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Tests.Tables.Inference;

/// <summary>
/// Quantiles for many comparisons, against scipy 1.10 and 1.11, and numerical integration with its quad.
/// </summary>
public sealed class DunnettQuantileTests
{
    [Theory]
    [InlineData(2, 10, 2.56834)]
    [InlineData(3, 10, 2.75900)]
    [InlineData(5, 10, 2.99029)]
    [InlineData(5, 20, 2.73468)]
    [InlineData(8, 16, 2.97363)]
    [InlineData(3, 12, 2.68287)]
    [InlineData(2, 4, 3.31035)]
    public void A_balanced_table_has_the_quantile_of_Dunnett(int comparisons, double freedom, double expected) =>
        Assert.Equal(expected, DunnettQuantile.TwoSided(comparisons, freedom), 5);

    [Theory]
    [InlineData(2, 1, 0.5, 0.95, 17.36944846)]
    [InlineData(50, 1, 0.5, 0.95, 34.83292620)]
    [InlineData(50, 2, 0.5, 0.95, 9.87495413)]
    [InlineData(50, 3, 0.9, 0.95, 4.81471972)]
    [InlineData(10, 4, 0.5, 0.975, 5.49267998)]
    [InlineData(8, 3, 0.2, 0.95, 5.49191831)]
    [InlineData(5, 200, 0.5, 0.95, 2.53243203)]
    public void Few_degrees_of_freedom_and_steep_integrands_lose_no_digits(
        int comparisons, double freedom, double correlation, double confidence, double expected) =>
        Assert.Equal(expected, DunnettQuantile.TwoSided(comparisons, freedom, correlation, confidence), 6);

    [Fact]
    public void A_smaller_correlation_asks_for_more() =>
        Assert.Equal(2.80971, DunnettQuantile.TwoSided(5, 20, 1.0 / 6), 5);

    [Theory]
    [InlineData(5, 10, 2.56230694)]
    [InlineData(20, 40, 2.75306085)]
    public void One_sided_bounds_have_a_quantile_of_their_own(int comparisons, double freedom, double expected) =>
        Assert.Equal(expected, DunnettQuantile.OneSided(comparisons, freedom), 6);

    [Theory]
    [InlineData(2, 4.3026527)]
    [InlineData(9, 2.2621572)]
    public void One_comparison_has_Students_t(double freedom, double expected)
    {
        Assert.Equal(expected, DunnettQuantile.TwoSided(1, freedom), 6);
        Assert.Equal(expected, DunnettQuantile.TwoSided(1, freedom, correlation: -0.3), 6);
    }

    /// <summary>1 − 0.95^(1/51) = 0.00100525.</summary>
    [Fact]
    public void Without_correlation_and_beyond_fifty_comparisons_it_is_Sidaks()
    {
        Assert.Equal(Sidak.TwoSided(4, 12), DunnettQuantile.TwoSided(4, 12, correlation: 0));
        Assert.Equal(Sidak.TwoSided(4, 12), DunnettQuantile.TwoSided(4, 12, correlation: -0.2));
        Assert.Equal(Sidak.TwoSided(51, 12), DunnettQuantile.TwoSided(51, 12));
        Assert.Equal(0.00100525, 2 * Student.UpperTail(Sidak.TwoSided(51, 12), 12), 8);
        Assert.True(DunnettQuantile.TwoSided(50, 12) < Sidak.TwoSided(50, 12));
    }

    /// <summary>Dunnett's own example of 1955 in whole numbers, as scipy.stats.dunnett has it.</summary>
    [Theory]
    [InlineData(64, 3.09073, 0.03662)]
    [InlineData(52, 0.56195, 0.89647)]
    [InlineData(45, -1.40488, 0.40916)]
    public void An_observed_difference_has_the_p_value_that_scipy_reports(double mean, double t, double p)
    {
        double[][] groups = [[55, 47, 48], [55, 64, 64], [55, 49, 52], [50, 44, 41]];
        var squares = groups.Sum(group => group.Sum(value => Math.Pow(value - group.Average(), 2)));
        var error = Math.Sqrt(squares / 8 * 2 / 3);
        var target = groups.Skip(1).MinBy(group => Math.Abs(group.Average() - mean))!.Average();
        var observed = (target - 50) / error;

        Assert.Equal(t, observed, 5);
        Assert.Equal(p, DunnettQuantile.AdjustedP(observed, 3, 8), 5);
    }

    [Fact]
    public void The_same_example_has_the_interval_that_scipy_reports()
    {
        var error = 11 / 3.09073;

        Assert.Equal(0.7512, 11 - DunnettQuantile.TwoSided(3, 8) * error, 4);
        Assert.Equal(21.2488, 11 + DunnettQuantile.TwoSided(3, 8) * error, 4);
    }

    /// <summary>Against scipy.stats.t.isf; the first is out of reach for MathNet's own.</summary>
    [Theory]
    [InlineData(1e-6, 1, 318309.8862)]
    [InlineData(2.5e-5, 2, 141.4160529)]
    [InlineData(0.025, 3.5, 2.940088638)]
    [InlineData(1e-9, 8, 29.28932112)]
    [InlineData(0.3, 1000, 0.5245677073)]
    [InlineData(1e-4, 1e6, 3.719030275)]
    [InlineData(0.5, 4, 0)]
    public void Students_t_is_known_far_out(double tail, double freedom, double expected)
    {
        Assert.Equal(expected, Student.Upper(tail, freedom), 1e-8 * Math.Max(1, expected));
        Assert.Equal(-expected, Student.Upper(1 - tail, freedom), 1e-4 * Math.Max(1, expected));
    }

    [Fact]
    public void A_p_value_for_many_independent_comparisons_is_exact_where_it_is_tiny() =>
        Assert.Equal(1e-12, Sidak.Adjust(1e-18, 1_000_000), 1e-15);
}
