using Sweep.Contracts.Specs;

namespace Sweep.Training.Models;

/// <summary>
/// Multiply-adds of the matrix products of a forward pass for one text. Embeddings, pooling, biases and activations count as none.
/// </summary>
public static class ModelCosts
{
    /// <summary>As the plain layers compute it: every position of the padded text.</summary>
    public static long Plain(Hyperparameters h) => h.Model switch
    {
        ModelKind.Pooling => Dense(h, h.EmbeddingDim),
        ModelKind.Flatten => Dense(h, (long)h.MaxLength * h.EmbeddingDim),
        ModelKind.Conv1d => h.MaxLength * Convolution(h) + Dense(h, h.Units[0]),
        _ => h.MaxLength * Directions(h) * Cells(h).Sum() + Dense(h, Encoded(h)),
    };

    /// <summary>As this engine computes it for one batch: padding is skipped wherever <see cref="Readings"/> can.</summary>
    /// <param name="h">The configuration.</param>
    /// <param name="batch">The texts.</param>
    /// <param name="packed">As in <see cref="TextClassifier"/>.</param>
    /// <returns>The sum over the batch's texts.</returns>
    internal static long Computed(Hyperparameters h, TextRows batch, bool packed)
    {
        if (h.Model is ModelKind.Pooling or ModelKind.Flatten or ModelKind.Conv1d)
            return batch.Count * Plain(h);
        var positions = packed ? new PackedPositions(batch) : (IPositions)new PaddedPositions(batch);
        var sum = batch.Count * Dense(h, Encoded(h));
        foreach (var cell in Cells(h))
        {
            sum += cell * positions.Read(backwards: false);
            if (h.Bidirectional)
                sum += cell * positions.Read(backwards: true);
            positions.Above(sharesPadding: !h.Bidirectional && h.Dropout == 0);
        }

        return sum;
    }

    /// <summary>One step of each recurrent layer in one direction: every gate has a product with the input and one with the state.</summary>
    private static IEnumerable<long> Cells(Hyperparameters h)
    {
        var gates = h.Model switch { ModelKind.Lstm => 4, ModelKind.Gru => 3, _ => 1 };
        long inputs = h.EmbeddingDim;
        foreach (var units in HyperparameterSchema.LayerUnits(h))
        {
            yield return gates * units * (units + inputs);
            inputs = Directions(h) * units;
        }
    }

    private static long Convolution(Hyperparameters h) => (long)ConvolutionEncoder.Width * h.EmbeddingDim * h.Units[0];

    private static long Encoded(Hyperparameters h) => Directions(h) * HyperparameterSchema.LayerUnits(h)[^1];

    private static long Directions(Hyperparameters h) => h.Bidirectional ? 2 : 1;

    /// <summary>The dense layers and the output.</summary>
    private static long Dense(Hyperparameters h, long features)
    {
        var sum = 0L;
        foreach (var units in h.DenseUnits.Append(1))
        {
            sum += features * units;
            features = units;
        }

        return sum;
    }
}
