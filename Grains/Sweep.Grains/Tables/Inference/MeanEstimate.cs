namespace Sweep.Grains.Tables.Inference;

/// <summary>A row's mean over its live trials.</summary>
/// <param name="Live">Trials that learned.</param>
/// <param name="Mean">Their mean; null with none.</param>
/// <param name="HalfWidth">
/// Of its interval by the spread that is left once seeds are allowed for: how well the mean is known on the splits that
/// were drawn. It says little about other seeds: where these scatter 1.4 times as much as trials within them, it misses
/// the mean over all seeds 25 % of the time instead of 5 %.
/// </param>
/// <param name="OverSeedsHalfWidth">
/// Of its interval by the spread within and between seeds: where the mean over all seeds that might be drawn lies.
/// </param>
public sealed record MeanEstimate(int Live, double? Mean, double? HalfWidth, double? OverSeedsHalfWidth);
