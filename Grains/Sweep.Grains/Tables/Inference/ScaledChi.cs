namespace Sweep.Grains.Tables.Inference;

/// <summary>
/// Nodes and weights to average over u ~ χ(ν)/√ν, the relative error of a standard deviation with ν degrees of freedom:
/// the trapezoidal rule over ln u, whose error falls exponentially with the number of nodes for functions as smooth as
/// these.
/// </summary>
internal readonly struct ScaledChi
{
    private const double LogNegligible = -27;

    private ScaledChi(double[] nodes, double[] weights) => (Nodes, Weights) = (nodes, weights);

    public double[] Nodes { get; }

    /// <summary>They add up to 1.</summary>
    public double[] Weights { get; }

    /// <param name="freedom">ν, above 0.</param>
    /// <param name="step">
    /// The widest step of ln u; no more than the scale on which the averaged function changes.
    /// </param>
    public static ScaledChi Of(double freedom, double step = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(freedom);
        var h = Math.Min(step, 0.7 / Math.Sqrt(2 * freedom));
        var (nodes, weights, sum) = (new List<double>(), new List<double>(), 0.0);
        // From the mode, u = 1, outwards.
        foreach (var direction in (ReadOnlySpan<int>)[-1, 1])
        {
            for (var i = direction < 0 ? 0 : 1; ; i++)
            {
                var w = direction * i * h;
                var log = freedom * (w - (Math.Exp(2 * w) - 1) / 2);
                if (log < LogNegligible)
                    break;
                nodes.Add(Math.Exp(w));
                weights.Add(Math.Exp(log));
                sum += weights[^1];
            }
        }

        return new ScaledChi([.. nodes], [.. weights.Select(weight => weight / sum)]);
    }
}
