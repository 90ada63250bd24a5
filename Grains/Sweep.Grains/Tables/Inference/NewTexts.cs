namespace Sweep.Grains.Tables.Inference;

/// <summary>
/// Intervals for texts that were not drawn: trials of different seeds train on overlapping texts, so their values
/// scatter less than those on new texts would (Nadeau and Bengio, 2003).
/// </summary>
public static class NewTexts
{
    /// <summary>√(1 + J·n₂/n₁): how much wider an interval over seeds becomes for new texts.</summary>
    /// <param name="seeds">J, at least 1.</param>
    /// <param name="validation">n₂, texts that a trial is judged on.</param>
    /// <param name="training">n₁, texts that it learns from, at least 1.</param>
    public static double Factor(int seeds, int validation, int training) =>
        Math.Sqrt(1 + seeds * ((double)validation / training));

    /// <summary>The half-width for one comparison: t(J − 1)·s·√(1/J + n₂/n₁).</summary>
    /// <param name="seeds">J, at least 2.</param>
    /// <param name="spread">s, the standard deviation of the differences by seed.</param>
    public static double HalfWidth(int seeds, double spread, int validation, int training, double confidence = 0.95) =>
        Student.TwoSided(confidence, seeds - 1) * spread / Math.Sqrt(seeds) * Factor(seeds, validation, training);
}
