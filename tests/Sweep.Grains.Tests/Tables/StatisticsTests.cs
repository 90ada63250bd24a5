using FsCheck;
using FsCheck.Xunit;
using Sweep.Contracts.Results;
using Sweep.Grains.Tables;

namespace Sweep.Grains.Tests.Tables;

/// <summary>Means and intervals against numbers from textbooks.</summary>
public sealed class StatisticsTests
{
    /// <summary>Hours of sleep gained with two drugs by ten patients, first less second (Student, 1908).</summary>
    private static readonly double[] Sleep = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4];

    /// <summary>Values 0 and 1, …: the standard deviation is known, so the half width shows the quantile.</summary>
    [Theory]
    [InlineData(2, 12.7062047)]
    [InlineData(3, 4.3026527)]
    [InlineData(5, 2.7764451)]
    [InlineData(10, 2.2621572)]
    [InlineData(31, 2.0422725)]
    public void The_half_width_is_the_published_quantile_times_the_standard_error(int count, double quantile)
    {
        var values = Enumerable.Range(1, count).Select(i => (double)i);

        var estimate = Statistics.Mean(values)!;

        // The variance of 1, …, n is n(n + 1)/12, so the standard error is √((n + 1)/12).
        Assert.Equal((count + 1) / 2.0, estimate.Mean, 12);
        Assert.Equal(quantile * Math.Sqrt((count + 1) / 12.0), estimate.Ci95High!.Value - estimate.Mean, 5);
        Assert.Equal(estimate.Mean - estimate.Ci95Low!.Value, estimate.Ci95High.Value - estimate.Mean, 12);
    }

    [Fact]
    public void One_value_has_a_mean_and_no_interval() => Assert.Equal(new Estimate(0.8, null, null), Statistics.Mean([0.8]));

    [Fact]
    public void No_value_has_no_mean() => Assert.Null(Statistics.Mean([]));

    [Fact]
    public void Values_without_spread_have_an_interval_without_width() =>
        Assert.Equal(new Estimate(0.5, 0.5, 0.5), Statistics.Mean([0.5, 0.5, 0.5]));

    [Fact]
    public void What_is_not_finite_is_left_out() =>
        Assert.Equal(Statistics.Mean([1, 2]), Statistics.Mean([1, double.NaN, 2, double.PositiveInfinity]));

    /// <summary>Fourteen of 480 rows more, with both seeds.</summary>
    [Property]
    public bool A_mean_alone_is_to_the_last_bit_the_librarys(NormalFloat[] measured)
    {
        double[] values = [.. measured.Select(f => f.Item)];
        return Statistics.FiniteMean([.. values, double.NaN, double.PositiveInfinity])
            == (values.Length == 0 ? null : MathNet.Numerics.Statistics.Statistics.Mean(values));
    }

    [Property]
    public bool Shifting_all_values_shifts_the_interval(NormalFloat first, NormalFloat second, NormalFloat third, NormalFloat by)
    {
        double[] values = [.. new[] { first, second, third }.Select(f => Math.Tanh(f.Item))];
        var shift = Math.Tanh(by.Item);
        var (before, after) = (Statistics.Mean(values)!, Statistics.Mean(values.Select(v => v + shift))!);
        return Math.Abs(after.Ci95Low!.Value - before.Ci95Low!.Value - shift) < 1e-9
            && Math.Abs(after.Ci95High!.Value - before.Ci95High!.Value - shift) < 1e-9;
    }
}
