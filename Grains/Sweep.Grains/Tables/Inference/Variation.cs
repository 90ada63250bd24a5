namespace Sweep.Grains.Tables.Inference;

/// <summary>Sums of squares of a one-way layout nested in bins (Fisher, 1925).</summary>
internal sealed class Variation
{
    private readonly double[] sums;
    private readonly int[] counts;

    private Variation(double[] sums, int[] counts) => (this.sums, this.counts) = (sums, counts);

    /// <summary>SST, of all values about their mean.</summary>
    public double Total { get; private init; }

    /// <summary>SSB + SSC, of configurations' means about that mean.</summary>
    public double BetweenConfigurations { get; private init; }

    public static Variation Of(IReadOnlyList<IReadOnlyList<double>> configurations)
    {
        var used = configurations.Where(values => values.Count > 0).ToList();
        var all = used.SelectMany(values => values).ToList();
        var mean = all.Count == 0 ? 0 : all.Average();
        var spread = all.Count == 0 ? 0 : all.Max() - all.Min();
        // About the mean, so that squares of large numbers do not cancel.
        double[] sums = [.. used.Select(values => values.Sum(value => value - mean))];
        int[] counts = [.. used.Select(values => values.Count)];
        return new Variation(sums, counts)
        {
            Total = spread == 0 ? 0 : all.Sum(value => (value - mean) * (value - mean)),
            BetweenConfigurations = sums.Zip(counts, (sum, count) => sum * sum / count).Sum(),
        };
    }

    /// <summary>SSB, of bins' means about the mean.</summary>
    /// <param name="bins">The bin of each configuration that has values.</param>
    public double BetweenBins(int[] bins)
    {
        Span<double> binSums = new double[bins.Max() + 1];
        Span<int> binCounts = new int[binSums.Length];
        for (var i = 0; i < bins.Length; i++)
        {
            binSums[bins[i]] += sums[i];
            binCounts[bins[i]] += counts[i];
        }

        var between = 0.0;
        for (var bin = 0; bin < binSums.Length; bin++)
            between += binCounts[bin] == 0 ? 0 : binSums[bin] * binSums[bin] / binCounts[bin];
        return between;
    }
}
