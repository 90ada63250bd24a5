using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace Sweep.Grains.Tables.Inference;

/// <summary>
/// Student's t distribution in its far tails: many comparisons with few degrees of freedom ask for quantiles that
/// MathNet's own does not reach (it searches up to 800).
/// </summary>
public static class Student
{
    /// <summary>ln t, between which quantiles are sought.</summary>
    private const double LogLeast = -40, LogMost = 60;

    private static readonly BoundedCache<(double Tail, double Freedom)> Known = new(10_000, Sought);

    /// <summary>The probability of a t above a value.</summary>
    /// <param name="t">Any.</param>
    /// <param name="freedom">Degrees of freedom, above 0; infinite for the normal distribution.</param>
    public static double UpperTail(double t, double freedom)
    {
        if (double.IsPositiveInfinity(freedom))
            return Normal.CDF(0, 1, -t);
        var tail = SpecialFunctions.BetaRegularized(freedom / 2, 0.5, freedom / (freedom + t * t)) / 2;
        return t < 0 ? 1 - tail : tail;
    }

    /// <summary>The value that t exceeds with a given probability.</summary>
    /// <param name="tail">Above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double Upper(double tail, double freedom)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tail);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(tail, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(freedom);
        if (tail == 0.5)
            return 0;
        return tail > 0.5 ? -Upper(1 - tail, freedom) : Known.Get((tail, freedom));
    }

    /// <summary>The value that t stays within, on both sides, with a given confidence.</summary>
    public static double TwoSided(double confidence, double freedom) => Upper((1 - confidence) / 2, freedom);

    private static double Sought((double Tail, double Freedom) key)
    {
        // Between logarithms the tail is nearly straight, so few steps are needed.
        var target = Math.Log(key.Tail);
        double Above(double logT) => Math.Log(UpperTail(Math.Exp(logT), key.Freedom)) - target;
        return Math.Exp(Brent.FindRoot(Above, LogLeast, High(key.Freedom), 1e-13));
    }

    /// <summary>
    /// With many degrees of freedom the tail falls to 0, whose logarithm is none, well before t is large.
    /// </summary>
    private static double High(double freedom) => Math.Min(LogMost, Math.Max(3.4, 1.5 + 300 / freedom));
}
