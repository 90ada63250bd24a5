namespace Sweep.Grains.Tables.Inference;

/// <summary>
/// How many seeds an interval of a given half-width needs, told from a first few (Stein, 1945): the interval keeps its
/// confidence, since t has the first stage's degrees of freedom.
/// </summary>
public static class SteinTwoStage
{
    /// <summary>N = max(n₀, ⌈(t(n₀ − 1)·s_d / w)²⌉) for one comparison, but no more than the most.</summary>
    /// <param name="first">n₀, seeds of the first stage, at least 2.</param>
    /// <param name="spread">s_d, the standard deviation of their differences by seed.</param>
    /// <param name="halfWidth">w, above 0, in the same unit.</param>
    /// <param name="most">The most seeds allowed; the first stage's stay even if it is less.</param>
    public static int Seeds(int first, double spread, double halfWidth, int most, double confidence = 0.95) =>
        SeedsBy(Student.TwoSided(confidence, first - 1), first, spread, halfWidth, most);

    /// <summary>The same with the table's own quantile, c(k, ν) of the first stage.</summary>
    /// <param name="quantile">Such as <see cref="SimultaneousComparison.Quantile"/>; its s times √2 is s_d.</param>
    public static int SeedsBy(double quantile, int first, double spread, double halfWidth, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halfWidth);
        var wanted = Math.Ceiling(Math.Pow(quantile * spread / halfWidth, 2));
        return Math.Max(first, (int)Math.Min(wanted, most));
    }
}
