using System.Runtime.InteropServices;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using Sweep.Contracts.Results;

namespace Sweep.Grains.Tables;

/// <summary>Means with 95 % intervals by Student's t (Student, 1908), as any textbook has them.</summary>
public static class Statistics
{
    private const double Confidence = 0.95;

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

    /// <summary>Half the interval's width: t(n − 1) · s / √n; null with fewer than two values.</summary>
    private static double? HalfWidth(List<double> values) => values.Count < 2
        ? null
        : StudentT.InvCDF(0, 1, values.Count - 1, (1 + Confidence) / 2) * values.StandardDeviation() / Math.Sqrt(values.Count);
}
