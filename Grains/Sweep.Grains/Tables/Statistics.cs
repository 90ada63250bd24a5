using System.Runtime.InteropServices;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Tables;

/// <summary>Means with 95 % intervals by Student's t (Student, 1908), as any textbook has them.</summary>
public static class Statistics
{
    private const double Confidence = 0.95;

    /// <summary>Differences no further apart are the same: what tells them apart is rounding.</summary>
    private const double Same = 1e-9;

    /// <param name="measured">One value a trial. What is not finite was never measured, and is left out; null comes back for none.</param>
    public static Estimate? Mean(IEnumerable<double> measured)
    {
        var values = measured.Where(double.IsFinite).ToList();
        if (FiniteMean(CollectionsMarshal.AsSpan(values)) is not { } mean)
            return null;
        return HalfWidth(values) is { } half ? new Estimate(mean, mean - half, mean + half) : new Estimate(mean, null, null);
    }

    /// <summary>The mean of those values that are finite, to the last bit that of <see cref="Mean"/>; null if none is.</summary>
    internal static double? FiniteMean(ReadOnlySpan<double> measured)
    {
        var (mean, count) = (0.0, 0);
        // Updated rather than summed, so that large values do not run over (Welford, 1962).
        foreach (var value in measured)
        {
            if (double.IsFinite(value))
                mean += (value - mean) / ++count;
        }

        return count == 0 ? null : mean;
    }

    /// <summary>
    /// Mean of paired differences and what it amounts to: an interval that holds zero is no evidence, and so are fewer
    /// than two pairs. Differences that are all the same have no interval either: an accuracy is counted in whole rows, so a few
    /// seeds may well agree, and that says nothing of how far the next one will be off.
    /// </summary>
    /// <param name="differences">Row minus baseline for each seed number both have; null comes back for none.</param>
    /// <param name="goal">Which side of zero is good.</param>
    public static Difference? Compare(IEnumerable<double> differences, Goal goal)
    {
        var pairs = differences.Where(double.IsFinite).ToList();
        if (Mean(pairs) is not { } estimate)
            return null;
        if (pairs.Max() - pairs.Min() < Same && Math.Abs(estimate.Mean) >= Same)
            estimate = new Estimate(estimate.Mean, null, null);
        var verdict = estimate switch
        {
            { Ci95Low: > 0 } => goal is Goal.Maximize ? Verdict.Better : Verdict.Worse,
            { Ci95High: < 0 } => goal is Goal.Maximize ? Verdict.Worse : Verdict.Better,
            _ => Verdict.NoEvidence,
        };
        return new Difference(estimate.Mean, estimate.Ci95Low, estimate.Ci95High, pairs.Count, verdict);
    }

    /// <summary>Half the interval's width: t(n − 1) · s / √n; null with fewer than two values.</summary>
    private static double? HalfWidth(List<double> values) => values.Count < 2
        ? null
        : StudentT.InvCDF(0, 1, values.Count - 1, (1 + Confidence) / 2) * values.StandardDeviation() / Math.Sqrt(values.Count);
}
