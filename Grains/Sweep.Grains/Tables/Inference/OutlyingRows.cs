using MathNet.Numerics.Distributions;

namespace Sweep.Grains.Tables.Inference;

/// <summary>
/// The guard of the pooled spread: rows whose residuals scatter more than those of all others, by an F test with each
/// row's degrees of freedom counted by its leverages, ν(row) = Σ(1 − h).
/// </summary>
internal static class OutlyingRows
{
    /// <summary>Rows at p-values below this one leave the pool.</summary>
    public const double Level = 0.01;

    /// <summary>Degrees of freedom below this are rounding.</summary>
    private const double NoFreedom = 1e-6;

    public static IEnumerable<int> Of(TwoWayModel model, int rows) =>
        Enumerable.Range(0, rows).Where(row => PValue(model, row) < Level);

    /// <summary>The probability of a row's scatter among rows that scatter alike; 1 if it cannot be told.</summary>
    public static double PValue(TwoWayModel model, int row)
    {
        var sum = model.ResidualSumOf(row);
        var leverages = model.Leverages(row);
        var own = leverages.Count - leverages.Sum();
        var (others, left) = (model.ResidualSum - sum, model.Freedom - own);
        if (own < NoFreedom || left < NoFreedom)
            return 1;
        var ratio = sum / own / (others / left);
        // Half of all rows are below 1 or near it, and never extreme. NaN: nothing scatters at all.
        return ratio > 1 ? 1 - FisherSnedecor.CDF(own, left, ratio) : 1;
    }
}
