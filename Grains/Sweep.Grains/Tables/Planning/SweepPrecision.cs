using Sweep.Grains.Tables.Confirming;
using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Tables.Planning;

/// <summary>How well a sweep tells its rows apart, and how many seeds would tell them apart so well.</summary>
public static class SweepPrecision
{
    /// <summary>The chance with which a difference that can be detected is seen.</summary>
    private const double Power = 0.8;

    /// <summary>s of a sweep's trials, pooled over its configurations.</summary>
    /// <returns>Null where nothing tells it, as with one seed.</returns>
    public static (double Spread, int Freedom)? Noise(IReadOnlyList<TriedConfiguration> configurations, int? baseline)
    {
        var model = new RowPool(TriedConfiguration.Compared(configurations), baseline).Model;
        return model.Spread is { } spread && spread >= Sample.LeastSpread ? (spread, model.Freedom) : null;
    }

    /// <summary>The difference that so many seeds see 80 % of the time.</summary>
    /// <param name="spread">s of one trial's value.</param>
    /// <param name="seeds">Seeds of each row.</param>
    /// <param name="comparisons">Rows compared with the baseline.</param>
    /// <returns>Null for one seed, which sees nothing.</returns>
    public static double? Detectable(double spread, int seeds, int comparisons) => seeds < 2
        ? null
        : Inference.Power.Detectable(seeds, Math.Sqrt(2) * spread, Math.Max(1, comparisons), Power);

    /// <summary>Half of the widest interval of a sweep's table; null where no row has one.</summary>
    /// <param name="configurations">Its configurations.</param>
    /// <param name="baseline">Index of the baseline; null for none, which leaves the intervals of means.</param>
    /// <param name="searched">All configurations that were searched.</param>
    /// <param name="look">The look at its results that the intervals are for.</param>
    public static double? Widest(IReadOnlyList<TriedConfiguration> configurations, int? baseline, int searched, int look)
    {
        if (configurations.Count == 0)
            return null;
        var design = new ComparisonDesign(baseline, Math.Max(searched, configurations.Count), SequentialLooks.Confidence(look));
        var rows = SimultaneousComparison.Of(TriedConfiguration.Compared(configurations), design).Rows;
        return rows.Max(row => baseline is null ? row.Mean.HalfWidth : row.HalfWidth);
    }

    /// <summary>
    /// Stein's second stage for a whole table: the widest interval shrinks with the root of the number of seeds, so in a
    /// balanced table this is (c·s_d/w)², and rows of which some trials collapsed get as many more.
    /// </summary>
    /// <param name="first">Seeds of the first stage.</param>
    /// <param name="widest">Half of the widest interval by them, at the confidence of the second look.</param>
    /// <param name="halfWidth">What is wanted, above 0.</param>
    /// <param name="most">The most seeds.</param>
    public static int Seeds(int first, double widest, double halfWidth, int most) =>
        SteinTwoStage.SeedsBy(widest * Math.Sqrt(first), first, 1, halfWidth, most);
}
