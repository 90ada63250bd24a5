namespace Sweep.Grains.Tables.Inference;

/// <summary>One configuration of a comparison.</summary>
/// <param name="Live">Values of its trials that learned, one per seed number; what is not finite is left out.</param>
/// <param name="Trials">Its finished trials, whether they learned or not.</param>
/// <param name="SharesTraining">
/// Some of its trainings are also another row's, as where rows differ only in epochs: its values then move with the
/// other's, so it tells nothing about the spread of independent ones.
/// </param>
public sealed record ComparedRow(IReadOnlyList<SeedValue> Live, int Trials, bool SharesTraining = false);
