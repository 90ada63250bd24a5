using Sweep.Contracts.Randomness;

namespace Sweep.Grains.Tables.Inference;

/// <summary>
/// How much of what a metric varies by goes with one parameter, with configurations as the evidence: seeds of one
/// configuration are no further evidence for its parameters (Kelley, 1935, for ε²; Hurlbert, 1984, for what counts as a
/// replicate).
/// </summary>
/// <param name="Share">max(0, SSB − (k − 1)·SSC/(C − k)) / SST, from 0 to 1.</param>
/// <param name="PValue">
/// How often values shuffled over configurations do as well; above 0.05 the share may be chance.
/// </param>
public sealed record ImportanceShare(double Share, double PValue)
{
    /// <summary>Shuffles that the p-value rests on, so that the smallest is 0.001.</summary>
    public const int Shuffles = 999;

    /// <param name="configurations">
    /// Live values of each configuration, one per seed; those with none are left out.
    /// </param>
    /// <param name="bins">The bin of each configuration, from <see cref="ImportanceBins"/>.</param>
    /// <param name="random">From the study's seed and the parameter.</param>
    /// <returns>Null where it is undefined: no more configurations than bins, or nothing varies.</returns>
    public static ImportanceShare? Of(
        IReadOnlyList<IReadOnlyList<double>> configurations, IReadOnlyList<int> bins, SeededRandom random)
    {
        var variation = Variation.Of(configurations);
        int[] used = [.. bins.Where((_, c) => configurations[c].Count > 0)];
        var k = used.Distinct().Count();
        if (variation is not { Total: > 0 } || used.Length <= k)
            return null;
        var (between, rest) = (variation.BetweenBins(used), used.Length - k);
        var within = (variation.BetweenConfigurations - between) / rest;
        var share = Math.Clamp((between - (k - 1) * within) / variation.Total, 0, 1);
        // The share grows with SSB alone, since SSB + SSC is the same for every shuffle. Ties differ by rounding.
        var (least, asGood) = (between - 1e-12 * variation.Total, 1);
        for (var shuffle = 0; shuffle < Shuffles; shuffle++)
        {
            random.Shuffle<int>(used);
            if (variation.BetweenBins(used) >= least)
                asGood++;
        }

        return new ImportanceShare(share, asGood / (Shuffles + 1.0));
    }

    /// <summary>
    /// 1 − (SSB + SSC)/SST: what goes with no parameter at all. Null if every configuration has one live seed.
    /// </summary>
    public static double? OfSeeds(IReadOnlyList<IReadOnlyList<double>> configurations)
    {
        var variation = Variation.Of(configurations);
        return variation.Total > 0 && configurations.Any(values => values.Count > 1)
            ? Math.Clamp(1 - variation.BetweenConfigurations / variation.Total, 0, 1)
            : null;
    }
}
