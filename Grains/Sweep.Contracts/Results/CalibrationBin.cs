namespace Sweep.Contracts.Results;

/// <summary>Answers whose probability lies within a tenth.</summary>
/// <param name="Low">
/// Where the bin starts, included; it ends below <paramref name="Low"/> + 0.1, the last one at 1.
/// </param>
/// <param name="Texts">How many there are.</param>
/// <param name="MeanProbability">What the model says of them; null for none.</param>
/// <param name="PositiveShare">What they are; null for none.</param>
[GenerateSerializer, Immutable, Alias("sweep.CalibrationBin")]
public sealed record CalibrationBin(double Low, int Texts, double? MeanProbability, double? PositiveShare)
{
    /// <summary>Number of bins.</summary>
    public const int Count = 10;
}
