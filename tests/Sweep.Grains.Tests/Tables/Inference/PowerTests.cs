using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Tests.Tables.Inference;

/// <summary>What seeds will see, and how many are needed, against scipy.stats.nct and worked examples.</summary>
public sealed class PowerTests
{
    [Theory]
    [InlineData(2.0, 4, 1.5, 0.6189289251)]
    [InlineData(2.0, 30, 3.0, 0.1624142080)]
    [InlineData(-1.0, 5, 1.0, 0.0308073533)]
    [InlineData(12.7, 1, 4.0, 0.7535291216)]
    [InlineData(4.302652729911275, 2, 5.0, 0.2808194647)]
    public void The_noncentral_t_has_the_probabilities_of_scipy(double t, double freedom, double delta, double p) =>
        Assert.Equal(p, NoncentralT.CumulativeProbability(t, freedom, delta), 7);

    [Theory]
    [InlineData(1.5, 3)]
    [InlineData(-0.4, 12)]
    public void Without_a_difference_it_is_Students(double t, double freedom) =>
        Assert.Equal(1 - Student.UpperTail(t, freedom), NoncentralT.CumulativeProbability(t, freedom, 0), 9);

    [Theory]
    [InlineData(3, 0.0702)]
    [InlineData(5, 0.0362)]
    [InlineData(10, 0.0214)]
    [InlineData(20, 0.0142)]
    public void So_many_seeds_see_this_difference_four_times_in_five(int seeds, double difference)
    {
        Assert.Equal(difference, Power.Detectable(seeds, 0.0215), 4);
        Assert.Equal(0.8, Power.Of(Power.Detectable(seeds, 0.0215), seeds, 0.0215), 7);
    }

    [Theory]
    [InlineData(0.02, 12)]
    [InlineData(0.01, 39)]
    public void A_difference_needs_so_many_seeds(double difference, int seeds) =>
        Assert.Equal(seeds, Power.SeedsFor(difference, 0.0215));

    [Fact]
    public void No_difference_is_never_seen() => Assert.Null(Power.SeedsFor(0, 0.0215));

    [Fact]
    public void A_difference_below_the_reach_of_all_seeds_has_no_number() => Assert.Null(Power.SeedsFor(1e-9, 0.0215));

    [Fact]
    public void Without_a_difference_the_power_is_the_level() => Assert.Equal(0.05, Power.Of(0, 5, 0.02), 8);

    [Fact]
    public void A_table_of_many_rows_sees_less_with_many_seeds() =>
        Assert.True(Power.Detectable(20, 0.0215, comparisons: 8) > Power.Detectable(20, 0.0215));

    [Theory]
    [InlineData(3, 75)]
    [InlineData(5, 31)]
    [InlineData(10, 21)]
    public void A_precision_needs_so_many_seeds_by_Steins_two_stages(int first, int seeds) =>
        Assert.Equal(seeds, SteinTwoStage.Seeds(first, 0.02, 0.01, 1000));

    [Fact]
    public void Two_stages_stay_between_the_first_and_the_most()
    {
        Assert.Equal(5, SteinTwoStage.Seeds(5, 0.001, 0.01, 1000));
        Assert.Equal(20, SteinTwoStage.Seeds(5, 0.02, 0.01, 20));
        Assert.Equal(5, SteinTwoStage.Seeds(5, 0.02, 0.01, 3));
        Assert.Equal(1000, SteinTwoStage.Seeds(5, 0.02, 1e-12, 1000));
    }

    /// <summary>t of two degrees of freedom is 4.3026527, so three differences of spread 0.02 have 0.049683.</summary>
    [Theory]
    [InlineData(3, 0.049683, 0.065724)]
    [InlineData(10, 0.014307, 0.026766)]
    public void An_interval_for_new_texts_is_wider(int seeds, double plain, double corrected)
    {
        Assert.Equal(plain, NewTexts.HalfWidth(seeds, 0.02, 0, 80), 6);
        Assert.Equal(corrected, NewTexts.HalfWidth(seeds, 0.02, 20, 80), 6);
        Assert.Equal(corrected / plain, NewTexts.Factor(seeds, 20, 80), 4);
    }

    [Fact]
    public void Means_are_drawn_towards_their_own_by_the_noise_in_them()
    {
        var shrunken = Shrinkage.Of([0.90, 0.91, 0.92, 0.95], [1e-4, 1e-4, 1e-4, 1e-4])!;

        Assert.Equal(3.6667e-4, shrunken.TauSquared, 8);
        Assert.Equal(0.943571, shrunken.Values[3], 6);
        Assert.Equal(0.785714, (shrunken.Values[0] - 0.92) / (0.90 - 0.92), 6);
    }

    [Fact]
    public void A_configuration_of_fewer_seeds_is_drawn_further()
    {
        var shrunken = Shrinkage.Of([0.90, 0.94], [1e-4, 3e-4])!;

        // The means' variance is 8e-4, of which 2e-4 is noise.
        Assert.Equal(0.92 - 0.02 * 6 / 7, shrunken.Values[0], 12);
        Assert.Equal(0.92 + 0.02 * 6 / 9, shrunken.Values[1], 12);
    }

    [Fact]
    public void Means_that_differ_less_than_their_noise_become_one() =>
        Assert.Equal([0.92, 0.92], Shrinkage.Of([0.91, 0.93], [1e-3, 1e-3])!.Values);

    [Fact]
    public void One_configuration_is_not_shrunken() => Assert.Null(Shrinkage.Of([0.9], [1e-4]));
}
