using Sweep.Training.Checkpoints;
using Sweep.Training.Models;

namespace Sweep.Training.Trainer;

/// <summary>The weights of the epoch with the lowest validation loss, which is what Keras' ModelCheckpoint keeps.</summary>
/// <param name="Epoch">That epoch; 0 for none yet.</param>
/// <param name="Loss">Its validation loss.</param>
/// <param name="Accuracy">Its validation accuracy; null if it is not known, since checkpoints of earlier versions lack it.</param>
/// <param name="Weights">Its weights.</param>
internal sealed record BestWeights(int Epoch, double Loss, double? Accuracy, IReadOnlyList<NamedArray> Weights)
{
    public static BestWeights None { get; } = new(0, double.PositiveInfinity, null, []);

    /// <summary>These, or the model's now if its loss is lower.</summary>
    public BestWeights Or(int epoch, double loss, double accuracy, TextClassifier model) =>
        loss < Loss ? new BestWeights(epoch, loss, accuracy, [.. model.Weights.Select(w => TensorArrays.Copy(w.Name, w.Value))]) : this;
}
