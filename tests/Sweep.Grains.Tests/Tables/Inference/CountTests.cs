using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Tests.Tables.Inference;

/// <summary>Shares and their comparison, against R's binom.test, fisher.test and p.adjust.</summary>
public sealed class CountTests
{
    [Theory]
    [InlineData(0, 3, 0, 0.707598)]
    [InlineData(1, 3, 0.008404, 0.905701)]
    [InlineData(0, 10, 0, 0.308497)]
    [InlineData(8, 57, 0.062595, 0.257945)]
    [InlineData(3, 3, 1 - 0.707598, 1)]
    [InlineData(0, 0, 0, 1)]
    public void A_share_has_the_interval_of_Clopper_and_Pearson(int successes, int trials, double low, double high)
    {
        var interval = ClopperPearson.Interval(successes, trials);

        Assert.Equal(low, interval.Low, 6);
        Assert.Equal(high, interval.High, 6);
    }

    [Fact]
    public void More_successes_than_trials_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ClopperPearson.Interval(4, 3));

    /// <summary>The tea tasting (Fisher, 1935): 34/70 for three of four cups.</summary>
    [Theory]
    [InlineData(5, 5, 0, 10, 0.032508)]
    [InlineData(1, 2, 0, 3, 1)]
    [InlineData(3, 1, 1, 3, 34.0 / 70)]
    [InlineData(0, 0, 2, 3, 1)]
    public void Two_shares_have_the_p_value_of_the_exact_test(int a, int b, int c, int d, double expected)
    {
        Assert.Equal(expected, FisherExact.TwoSided(a, b, c, d), 6);
        Assert.Equal(expected, FisherExact.TwoSided(c, d, a, b), 6);
    }

    [Fact]
    public void Holm_multiplies_by_the_tests_left_and_never_falls() =>
        Assert.Equal([0.03, 0.06, 0.06, 0.02], Holm.Adjust([0.01, 0.04, 0.03, 0.005]).Select(p => Math.Round(p, 12)));

    [Fact]
    public void Holm_stops_at_one() => Assert.Equal([1.0, 1.0], Holm.Adjust([0.6, 0.9]));

    [Theory]
    [InlineData(1, 0.05)]
    [InlineData(2, 0.025)]
    [InlineData(3, 0.0125)]
    public void Each_look_has_half_the_level_of_the_one_before(int look, double alpha)
    {
        Assert.Equal(alpha, SequentialLooks.Alpha(0.05, look), 15);
        Assert.Equal(1 - alpha, SequentialLooks.Confidence(look), 15);
    }
}
