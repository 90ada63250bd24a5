using MathNet.Numerics.RootFinding;

namespace Sweep.Grains.Tables.Inference;

/// <summary>
/// What a number of seeds will see before they are run. With several comparisons, those of a balanced table: c(k, ν)
/// with ν = k(n − 1) in place of Student's t.
/// </summary>
public static class Power
{
    /// <summary>Seeds beyond which none is sought.</summary>
    public const int MostSeeds = 100_000;

    /// <summary>
    /// The probability that an interval of a true difference leaves zero out (noncentral t; Cohen, 1988).
    /// </summary>
    /// <param name="difference">Not negative, in the metric's unit.</param>
    /// <param name="seeds">n, at least 2.</param>
    /// <param name="spread">
    /// s_d, the standard deviation of a row's differences to the baseline by seed, above 0; √2 times the pooled s.
    /// </param>
    /// <param name="comparisons">k, at least 1.</param>
    public static double Of(double difference, int seeds, double spread, int comparisons = 1, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seeds, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(spread);
        var freedom = (double)comparisons * (seeds - 1);
        var critical = DunnettQuantile.TwoSided(comparisons, freedom, confidence: confidence);
        return Beyond(critical, freedom, difference * Math.Sqrt(seeds) / spread);
    }

    /// <summary>The difference that so many seeds see with the given probability, in the unit of the spread.</summary>
    /// <inheritdoc cref="Of"/>
    public static double Detectable(
        int seeds, double spread, int comparisons = 1, double power = 0.8, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seeds, 2);
        var freedom = (double)comparisons * (seeds - 1);
        var critical = DunnettQuantile.TwoSided(comparisons, freedom, confidence: confidence);
        // In standard errors; no power needs more than a few beyond the quantile, which few degrees of freedom blur.
        var most = 4 * critical + 10;
        return Brent.FindRoot(d => Beyond(critical, freedom, d) - power, 0, most, 1e-9) * spread / Math.Sqrt(seeds);
    }

    /// <summary>
    /// The fewest seeds that see a difference with the given probability; null if <see cref="MostSeeds"/> do not.
    /// </summary>
    /// <inheritdoc cref="Of"/>
    public static int? SeedsFor(
        double difference, double spread, int comparisons = 1, double power = 0.8, double confidence = 0.95)
    {
        if (!(difference > 0))
            return null;
        var (few, enough) = (1, 2);
        while (Of(difference, enough, spread, comparisons, confidence) < power)
        {
            if (enough >= MostSeeds)
                return null;
            (few, enough) = (enough, 2 * enough);
        }

        while (enough - few > 1)
        {
            var middle = (few + enough) / 2;
            var seen = Of(difference, middle, spread, comparisons, confidence) >= power;
            (few, enough) = seen ? (few, middle) : (middle, enough);
        }

        return enough;
    }

    private static double Beyond(double critical, double freedom, double noncentrality) =>
        1 - NoncentralT.CumulativeProbability(critical, freedom, noncentrality)
        + NoncentralT.CumulativeProbability(-critical, freedom, noncentrality);
}
