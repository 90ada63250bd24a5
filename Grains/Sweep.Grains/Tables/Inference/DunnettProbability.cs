using MathNet.Numerics;

namespace Sweep.Grains.Tables.Inference;

/// <summary>
/// The probability that k equally correlated t statistics all stay below c (Dunnett, 1955), or within ±c (Dunnett,
/// 1964): the average over u ~ χ(ν)/√ν and z ~ N(0, 1) of [Φ((cu + √ρ z)/√(1 − ρ)) − Φ((−cu + √ρ z)/√(1 − ρ))]^k,
/// one-sided without the second term.
/// </summary>
internal sealed class DunnettProbability
{
    private const double MostZ = 8;

    private readonly int comparisons;
    private readonly bool twoSided;
    private readonly double root, spread;
    private readonly ScaledChi chi;
    private readonly double[] z, weights;

    /// <param name="comparisons">k, at least 1.</param>
    /// <param name="freedom">ν, above 0.</param>
    /// <param name="correlation">ρ, from 0 to below 1.</param>
    public DunnettProbability(int comparisons, double freedom, double correlation, bool twoSided)
    {
        (this.comparisons, this.twoSided) = (comparisons, twoSided);
        (root, spread) = (Math.Sqrt(correlation), Math.Sqrt(1 - correlation));
        chi = ScaledChi.Of(freedom);
        // The closer ρ is to 1, the steeper the integrand.
        var h = Math.Min(0.25, 0.35 * spread);
        z = [.. Enumerable.Range(0, (int)(MostZ / h) + 1).Select(i => i * h)];
        weights = Array.ConvertAll(z, value => value == 0 ? 0.5 : Math.Exp(-value * value / 2));
        var sum = 2 * weights.Sum();
        weights = Array.ConvertAll(weights, weight => weight / sum);
    }

    /// <summary>The probability at c.</summary>
    public double At(double c)
    {
        var sum = 0.0;
        for (var i = 0; i < chi.Nodes.Length; i++)
            sum += chi.Weights[i] * Within(c * chi.Nodes[i]);
        return sum;
    }

    /// <summary>Given the standard deviation's error; the integrand of z is folded at 0.</summary>
    private double Within(double x)
    {
        if (x > MostZ * (root + spread))
            return 1;
        var sum = 0.0;
        for (var i = 0; i < z.Length; i++)
        {
            var above = Below((x + root * z[i]) / spread);
            var below = Below((x - root * z[i]) / spread);
            // Φ(−a) = 1 − Φ(a), and two-sided the integrand is even.
            sum += weights[i] * (twoSided ? 2 * Power(above + below - 1) : Power(above) + Power(below));
        }

        return sum;
    }

    private double Power(double each) => comparisons == 1 ? each : Math.Pow(each, comparisons);

    private static double Below(double x) => SpecialFunctions.Erfc(-x / Constants.Sqrt2) / 2;
}
