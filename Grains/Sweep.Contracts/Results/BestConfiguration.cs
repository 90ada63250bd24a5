using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Results;

/// <summary>One configuration of a study with what its trials came to.</summary>
/// <param name="Hyperparameters">The configuration.</param>
/// <param name="Trials">Trials that count: completed or stopped.</param>
/// <param name="Mean">Mean of the metric over them.</param>
/// <param name="Low">The least of them.</param>
/// <param name="High">The greatest.</param>
/// <param name="BestTrial">The trial with the best value.</param>
[GenerateSerializer, Immutable, Alias("sweep.BestConfiguration")]
public sealed record BestConfiguration(
    Hyperparameters Hyperparameters, int Trials, double Mean, double Low, double High, TrialId BestTrial)
{
    /// <summary>Trials that learned; mean, range and best trial are over them.</summary>
    [Id(6)] public int Learned { get; init; }

    /// <summary>The mean less what the best of so many owes to luck, as in <see cref="TableRow.Shrunken"/>; null where it is not known.</summary>
    [Id(7)] public double? Shrunken { get; init; }
}
