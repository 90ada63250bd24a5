using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Results;

/// <summary>How a configuration learned, with each of its seeds.</summary>
/// <param name="Hyperparameters">The configuration.</param>
/// <param name="IsBaseline">Whether it is the sweep's baseline.</param>
/// <param name="Seeds">Its trials that have trained an epoch.</param>
[GenerateSerializer, Immutable, Alias("sweep.ConfigurationCurves")]
public sealed record ConfigurationCurves(Hyperparameters Hyperparameters, bool IsBaseline, IReadOnlyList<SeedCurve> Seeds);

/// <summary>One trial's epochs.</summary>
/// <param name="Trial">Its number.</param>
/// <param name="Epochs">In order; where there are too many, evenly chosen, with the first and the last.</param>
/// <param name="Of">How many it has trained.</param>
[GenerateSerializer, Immutable, Alias("sweep.SeedCurve")]
public sealed record SeedCurve(int Trial, IReadOnlyList<Step> Epochs, int Of)
{
    /// <summary>Whether the trial never learned.</summary>
    [Id(0)] public bool Collapsed { get; init; }
}
