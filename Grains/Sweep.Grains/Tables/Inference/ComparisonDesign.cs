namespace Sweep.Grains.Tables.Inference;

/// <summary>What a comparison of rows asks.</summary>
/// <param name="Baseline">Index of the row that others are compared with; null to compare with the best.</param>
/// <param name="Configurations">
/// All that were searched, the baseline among them, shown or not; at least the rows given.
/// </param>
/// <param name="Confidence">Of all intervals of differences together; a later look at a study raises it.</param>
/// <param name="NewTextsRatio">n₂/n₁, validation texts per training text; 0 to leave new texts out.</param>
public sealed record ComparisonDesign(
    int? Baseline, int Configurations, double Confidence = 0.95, double NewTextsRatio = 0)
{
    /// <summary>k, the differences that hold together: all configurations but one.</summary>
    public int Comparisons => Math.Max(1, Configurations - 1);
}
