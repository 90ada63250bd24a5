using Sweep.Contracts.Results;

namespace Sweep.Grains.Tables.Inference;

/// <summary>Differences whose spread comes from the two rows alone.</summary>
internal static class UnpooledContrast
{
    /// <summary>The mean of the differences by seed, with their own standard deviation (Student, 1908).</summary>
    public static Contrast Paired(IReadOnlyList<SeedValue> row, IReadOnlyList<SeedValue> baseline)
    {
        var pairs = Sample.Of([.. row.Join(baseline, v => v.Seed, b => b.Seed, (v, b) => v.Value - b.Value)]);
        if (pairs.Count == 0)
            return Contrast.Without(NoIntervalReason.NotEstimable, ContrastMethod.Paired);
        if (pairs.Count == 1)
            return Contrast.Without(NoIntervalReason.NoDegreesOfFreedom, ContrastMethod.Paired, pairs.Mean);
        if (!pairs.HasSpread)
            return Contrast.Without(NoIntervalReason.NoSpread, ContrastMethod.Paired, pairs.Mean);
        return new Contrast(
            pairs.Mean, pairs.Variance / pairs.Count, pairs.Variance, pairs.Count - 1, ContrastMethod.Paired);
    }

    /// <summary>
    /// The difference of the means, each with its own variance (Welch, 1947; Satterthwaite's degrees of freedom).
    /// </summary>
    public static Contrast Welch(Sample row, Sample baseline)
    {
        var difference = row.Mean - baseline.Mean;
        if (row.Count < 2 || baseline.Count < 2)
            return Contrast.Without(NoIntervalReason.NoDegreesOfFreedom, ContrastMethod.Welch, difference);
        var (a, b) = (row.Variance / row.Count, baseline.Variance / baseline.Count);
        if (Math.Sqrt(a + b) < Sample.LeastSpread)
            return Contrast.Without(NoIntervalReason.NoSpread, ContrastMethod.Welch, difference);
        var freedom = (a + b) * (a + b) / (a * a / (row.Count - 1) + b * b / (baseline.Count - 1));
        return new Contrast(difference, a + b, row.Variance + baseline.Variance, freedom, ContrastMethod.Welch);
    }
}
