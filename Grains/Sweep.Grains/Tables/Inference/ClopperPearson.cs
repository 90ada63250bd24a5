using MathNet.Numerics.Distributions;

namespace Sweep.Grains.Tables.Inference;

/// <summary>
/// The exact interval of a share (Clopper and Pearson, 1934): never narrower than its confidence promises.
/// </summary>
public static class ClopperPearson
{
    /// <param name="successes">From 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">At least 0; no trial leaves the whole range open.</param>
    /// <param name="confidence">Above 0 and below 1.</param>
    /// <returns>
    /// Shares from 0 to 1: the α/2 quantile of B(x, n − x + 1) to the 1 − α/2 quantile of B(x + 1, n − x).
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There are more successes than trials, or fewer than none.
    /// </exception>
    public static Interval Interval(int successes, int trials, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        var tail = (1 - confidence) / 2;
        var low = successes == 0 ? 0 : Beta.InvCDF(successes, trials - successes + 1, tail);
        var high = successes == trials ? 1 : Beta.InvCDF(successes + 1, trials - successes, 1 - tail);
        return new Interval(low, high);
    }
}
