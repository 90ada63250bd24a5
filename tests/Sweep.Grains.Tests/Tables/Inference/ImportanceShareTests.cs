using Sweep.Contracts.Randomness;
using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Tests.Tables.Inference;

/// <summary>How much of a metric goes with a parameter, against sums of squares by hand.</summary>
public sealed class ImportanceShareTests
{
    private static readonly double[][] TwelveTrials = [[1, 2, 3], [4, 5, 6], [7, 8, 9], [10, 11, 12]];

    /// <summary>SST 143, SSB 108, SSC 27: (108 − 27/2)/143, and 8/143 for seeds.</summary>
    [Fact]
    public void Configurations_are_the_evidence_and_not_their_seeds()
    {
        var importance = ImportanceShare.Of(TwelveTrials, [0, 0, 1, 1], new SeededRandom(1))!;

        Assert.Equal(0.660839, importance.Share, 6);
        Assert.Equal(0.055944, ImportanceShare.OfSeeds(TwelveTrials)!.Value, 6);
    }

    /// <summary>
    /// Of the three ways to pair four configurations, one does as well, which 999 shuffles find to 2 %.
    /// </summary>
    [Fact]
    public void Four_configurations_are_too_few_to_tell_from_chance() =>
        Assert.InRange(ImportanceShare.Of(TwelveTrials, [0, 0, 1, 1], new SeededRandom(1))!.PValue, 0.29, 0.38);

    [Fact]
    public void The_same_generator_gives_the_same_p_value() => Assert.Equal(
        ImportanceShare.Of(TwelveTrials, [0, 0, 1, 1], new SeededRandom(7)),
        ImportanceShare.Of(TwelveTrials, [0, 0, 1, 1], new SeededRandom(7)));

    [Fact]
    public void As_many_bins_as_configurations_have_no_share() =>
        Assert.Null(ImportanceShare.Of(TwelveTrials, [0, 1, 2, 3], new SeededRandom(1)));

    [Fact]
    public void Configurations_without_live_trials_do_not_count() =>
        Assert.Null(ImportanceShare.Of([[1, 2], [3], []], [0, 1, 1], new SeededRandom(1)));

    [Fact]
    public void Where_nothing_varies_there_is_nothing_to_explain()
    {
        Assert.Null(ImportanceShare.Of([[0.1, 0.1], [0.1], [0.1]], [0, 0, 1], new SeededRandom(1)));
        Assert.Null(ImportanceShare.OfSeeds([[0.1, 0.1], [0.1]]));
    }

    [Fact]
    public void One_seed_says_nothing_of_seeds() => Assert.Null(ImportanceShare.OfSeeds([[1], [2], [3]]));

    [Fact]
    public void A_parameter_that_decides_everything_is_clear()
    {
        double[][] values = [[1], [1], [1], [1], [9], [9], [9], [9]];

        var importance = ImportanceShare.Of(values, [0, 0, 0, 0, 1, 1, 1, 1], new SeededRandom(1))!;

        Assert.Equal(1, importance.Share, 12);
        // 2 of the 70 ways to choose four of eight.
        Assert.InRange(importance.PValue, 0.015, 0.045);
    }

    [Fact]
    public void Up_to_ten_values_each_are_a_bin() =>
        Assert.Equal([0, 1, 0, 2], ImportanceBins.Of([0.5, 0.1, 0.5, 0.2], value => value));

    [Fact]
    public void Values_that_are_no_numbers_each_are_a_bin() => Assert.Equal(
        Enumerable.Range(0, 12), ImportanceBins.Of([.. Enumerable.Range(0, 12).Select(i => $"v{i}")], _ => null));

    /// <summary>Twelve configurations have four bins of three.</summary>
    [Fact]
    public void Many_numbers_are_binned_by_rank() => Assert.Equal(
        [3, 3, 3, 2, 2, 2, 1, 1, 1, 0, 0, 0],
        ImportanceBins.Of([12.0, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1], value => value));

    [Fact]
    public void Equal_numbers_stay_together()
    {
        double[] values = [1, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

        var bins = ImportanceBins.Of(values, value => value);

        Assert.Single(bins.Take(4).Distinct());
        Assert.Equal(bins.Order(), bins);
    }
}
