using Sweep.Contracts.Results;

namespace Sweep.Contracts.Training;

/// <summary>Answers for texts with a trained model.</summary>
public interface IPredictor
{
    /// <param name="checkpoint">A trial's last checkpoint; it carries weights, vocabulary and label names.</param>
    /// <param name="texts">The texts, any number.</param>
    /// <returns>One answer a text, in order.</returns>
    /// <exception cref="InvalidDataException">The bytes are no checkpoint, or one of another version.</exception>
    IReadOnlyList<Prediction> Predict(byte[] checkpoint, IReadOnlyList<string> texts);
}
