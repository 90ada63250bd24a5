using MathNet.Numerics;

namespace Sweep.Grains.Tables.Inference;

/// <summary>Fisher's exact test of two shares (Fisher, 1935).</summary>
public static class FisherExact
{
    /// <summary>
    /// Tables whose probabilities differ by rounding alone are equally extreme; R uses the same tolerance.
    /// </summary>
    private const double Tolerance = 1e-7;

    /// <summary>The two-sided p-value of the counts a, b in one row and c, d in the other, as R computes it.</summary>
    /// <returns>
    /// The probability, with all margins given, of a table that is no more probable than the observed one; 1 where a
    /// margin is empty.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static double TwoSided(int a, int b, int c, int d)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(a);
        ArgumentOutOfRangeException.ThrowIfNegative(b);
        ArgumentOutOfRangeException.ThrowIfNegative(c);
        ArgumentOutOfRangeException.ThrowIfNegative(d);
        var (row, column, total) = (a + b, a + c, a + b + c + d);
        var observed = Probability(a, row, column, total);
        var sum = 0.0;
        for (var x = Math.Max(0, row + column - total); x <= Math.Min(row, column); x++)
        {
            var probability = Probability(x, row, column, total);
            if (probability <= observed * (1 + Tolerance))
                sum += probability;
        }

        return Math.Min(1, sum);
    }

    /// <summary>The hypergeometric probability of x in the first cell.</summary>
    private static double Probability(int x, int row, int column, int total) => Math.Exp(
        SpecialFunctions.BinomialLn(column, x) + SpecialFunctions.BinomialLn(total - column, row - x)
        - SpecialFunctions.BinomialLn(total, row));
}
