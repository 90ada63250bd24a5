using Sweep.Contracts.Results;

namespace Sweep.Formats.Plots;

/// <summary>A point of a curve.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Value">A finite number.</param>
public readonly record struct CurvePoint(int Epoch, double Value);

/// <summary>The median of several seeds' curves, epoch by epoch: one seed that goes astray does not move it.</summary>
public static class MedianCurve
{
    /// <param name="seeds">The steps of each seed.</param>
    /// <param name="value">What is drawn of a step; values that are not finite are left out.</param>
    /// <returns>In order of epoch: the median over the seeds that have a value there.</returns>
    public static IReadOnlyList<CurvePoint> Of(IEnumerable<IEnumerable<Step>> seeds, Func<Step, double> value) =>
    [
        .. seeds.SelectMany(steps => steps)
            .GroupBy(step => step.Number, value)
            .Select(epoch => (Epoch: epoch.Key, Values: epoch.Where(double.IsFinite).Order().ToList()))
            .Where(epoch => epoch.Values.Count > 0)
            .OrderBy(epoch => epoch.Epoch)
            .Select(epoch => new CurvePoint(epoch.Epoch, Median(epoch.Values))),
    ];

    /// <summary>The epoch at which a curve is lowest, the first of equals; null for a curve without points.</summary>
    public static int? LowestEpoch(IReadOnlyList<CurvePoint> curve) =>
        curve.Count == 0 ? null : curve.MinBy(point => point.Value).Epoch;

    private static double Median(List<double> sorted) =>
        (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}
