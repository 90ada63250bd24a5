using Sweep.Training.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Sweep.Training.Trainer;

/// <summary>Computes a model's loss and accuracy over rows without training: no dropout, no gradients.</summary>
internal static class Evaluator
{
    /// <summary>Rows a step: large, since the result does not depend on it.</summary>
    private const int BatchRows = 256;

    /// <param name="model">The model.</param>
    /// <param name="rows">The rows, which are read in order of length: the same rows give the same numbers to the last bit.</param>
    /// <param name="device">Where both are.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <param name="probabilities">Takes the probability of class 1 for each row; null if they are not wanted.</param>
    public static EpochTally Run(TextClassifier model, TokenRows rows, Device device, CancellationToken cancellation, float[]? probabilities = null)
    {
        using var _ = no_grad();
        var tally = new EpochTally(device);
        foreach (var numbers in rows.ByLength().Chunk(BatchRows))
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var (batch, labels) = rows.Take(numbers);
            var logits = model.Logits(batch);
            tally.Add(binary_cross_entropy_with_logits(logits, labels), logits, labels);
            if (probabilities is not null)
                Scatter(logits, numbers, probabilities);
        }

        return tally;
    }

    private static void Scatter(Tensor logits, int[] numbers, float[] probabilities)
    {
        float[] batch = [.. logits.sigmoid().cpu().data<float>()];
        for (var i = 0; i < numbers.Length; i++)
            probabilities[numbers[i]] = batch[i];
    }
}
