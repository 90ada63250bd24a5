namespace Sweep.Contracts.Results;

/// <summary>A model's answer for one text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Probability">The sigmoid's output: how likely <paramref name="Label"/>'s positive class is, 0 to 1.</param>
/// <param name="Label">The likelier class, as the data name it.</param>
/// <param name="KnownWords">How many of the text's words the vocabulary holds.</param>
/// <param name="Words">How many words the text has.</param>
[GenerateSerializer, Immutable, Alias("sweep.Prediction")]
public sealed record Prediction(string Text, double Probability, string Label, int KnownWords, int Words)
{
    /// <summary>The epoch whose weights answered; null if it is not known.</summary>
    [Id(5)] public int? Epoch { get; init; }

    /// <summary>That epoch's validation accuracy, 0 to 1; null if it is not known, as with checkpoints of earlier versions.</summary>
    [Id(6)] public double? ValidationAccuracy { get; init; }
}
