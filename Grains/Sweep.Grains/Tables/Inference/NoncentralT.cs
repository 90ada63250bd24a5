using MathNet.Numerics.Distributions;

namespace Sweep.Grains.Tables.Inference;

/// <summary>The noncentral t distribution: what a t statistic is like where there is a difference to find.</summary>
public static class NoncentralT
{
    /// <summary>
    /// The probability of a statistic up to t: the average of Φ(tu − δ) over u ~ χ(ν)/√ν, to about 1e-8.
    /// </summary>
    /// <param name="t">Any.</param>
    /// <param name="freedom">ν, above 0.</param>
    /// <param name="noncentrality">δ, the difference in its standard errors.</param>
    public static double CumulativeProbability(double t, double freedom, double noncentrality)
    {
        // Φ(tu − δ) turns within 1/δ of ln u = ln(δ/t).
        var chi = ScaledChi.Of(freedom, Math.Min(0.1, 1 / (1 + 2 * Math.Abs(noncentrality))));
        var sum = 0.0;
        for (var i = 0; i < chi.Nodes.Length; i++)
            sum += chi.Weights[i] * Normal.CDF(0, 1, t * chi.Nodes[i] - noncentrality);
        return sum;
    }
}
