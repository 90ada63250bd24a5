using System.Collections.Immutable;

namespace Sweep.Contracts.Training;

/// <summary>Reads a finished trial's answers to its validation texts.</summary>
public interface ITrialAnswers
{
    /// <param name="checkpoint">A trial's last checkpoint.</param>
    /// <returns>The answers of its last epoch; null if the checkpoint is of an earlier epoch or version, which keep none.</returns>
    /// <exception cref="InvalidDataException">The bytes are no checkpoint, or one of another version.</exception>
    TrialAnswers? Read(byte[] checkpoint);
}

/// <summary>A model's answers to its validation texts after its last epoch: those that epoch's metrics were computed from.</summary>
/// <param name="Rows">The texts' row numbers in the data set, from 0, ascending.</param>
/// <param name="Labels">The true class of each, 0 or 1.</param>
/// <param name="Probabilities">The predicted probability of class 1 for each.</param>
/// <param name="NegativeLabel">What the data call class 0.</param>
/// <param name="PositiveLabel">What the data call class 1.</param>
[GenerateSerializer, Immutable, Alias("sweep.TrialAnswers")]
public sealed record TrialAnswers(
    ImmutableArray<int> Rows,
    ImmutableArray<byte> Labels,
    ImmutableArray<float> Probabilities,
    string NegativeLabel,
    string PositiveLabel);
