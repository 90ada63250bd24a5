using Sweep.Training.Checkpoints;
using Sweep.Training.Models;

namespace Sweep.Training.Trainer;

/// <summary>The weights of the epoch with the lowest validation loss, which is what Keras' ModelCheckpoint keeps.</summary>
internal sealed record BestWeights(int Epoch, double Loss, IReadOnlyList<NamedArray> Weights)
{
    public static BestWeights None { get; } = new(0, double.PositiveInfinity, []);

    /// <summary>These, or the model's now if its loss is lower.</summary>
    public BestWeights Or(int epoch, double loss, TextClassifier model) =>
        loss < Loss ? new BestWeights(epoch, loss, [.. model.Weights.Select(w => TensorArrays.Copy(w.Name, w.Value))]) : this;
}
