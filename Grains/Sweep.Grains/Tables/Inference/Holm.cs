namespace Sweep.Grains.Tables.Inference;

/// <summary>
/// Holm's step-down adjustment of a family of tests (Holm, 1979), valid however the tests depend on each other.
/// </summary>
public static class Holm
{
    /// <param name="pValues">One for each test, from 0 to 1.</param>
    /// <returns>In the same order; rejecting those up to α makes any false rejection at most α likely.</returns>
    public static double[] Adjust(IReadOnlyList<double> pValues)
    {
        var adjusted = new double[pValues.Count];
        var (largest, left) = (0.0, pValues.Count);
        foreach (var index in Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]))
        {
            largest = Math.Max(largest, Math.Min(1, left-- * pValues[index]));
            adjusted[index] = largest;
        }

        return adjusted;
    }
}
