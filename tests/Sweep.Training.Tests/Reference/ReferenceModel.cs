using static Sweep.Training.Tests.Reference.ReferenceAlgebra;

namespace Sweep.Training.Tests.Reference;

/// <summary>
/// The text classifier in float64, worked out from the equations, for comparison with the one that is trained. Slow and
/// plain on purpose: one number at a time, no library, nothing shared with the product.
/// </summary>
internal sealed class ReferenceModel
{
    private readonly ReferenceArchitecture architecture;
    private readonly ReferenceEmbedding embedding;
    private readonly IReferenceLayer[] layers;

    /// <param name="architecture">The layers and their sizes.</param>
    /// <param name="weights">A flat row-major array for each of <see cref="Parameters"/>, by name; copied. Null leaves zeros.</param>
    /// <exception cref="ArgumentException">A name or a length does not fit.</exception>
    public ReferenceModel(ReferenceArchitecture architecture, IReadOnlyDictionary<string, double[]>? weights = null)
    {
        this.architecture = architecture;
        embedding = new(architecture.VocabSize, architecture.EmbeddingDim);
        var (inner, width) = architecture.Build();
        layers = [.. inner, new ReferenceDense("output", width, 1, ReferenceActivation.Linear)];
        Parameters = [embedding.Weight, .. layers.SelectMany(layer => layer.Parameters)];
        if (weights is not null)
            Load(weights);
    }

    /// <summary>Every trained array with its name and shape, from the embedding to the output.</summary>
    public IReadOnlyList<ReferenceParameter> Parameters { get; }

    /// <summary>The values as they are now, by name; copies.</summary>
    public Dictionary<string, double[]> Weights => Parameters.ToDictionary(p => p.Name, p => (double[])p.Values.Clone());

    /// <summary>What goes into the output's sigmoid, one number a row.</summary>
    /// <param name="tokens">[row][position], rows of one length.</param>
    public double[] Logits(int[][] tokens)
    {
        var mask = architecture.MaskPadding ? tokens.Select(row => row.Select(token => token != 0).ToArray()).ToArray() : null;
        var output = layers.Aggregate(embedding.Forward(tokens), (batch, layer) => layer.Forward(batch, mask));
        return [.. Enumerable.Range(0, tokens.Length).Select(row => output[row, 0][0])];
    }

    /// <summary>The mean binary cross-entropy, from the logits, and its derivative by every parameter.</summary>
    /// <param name="tokens">[row][position], rows of one length.</param>
    /// <param name="labels">0 or 1 for each row.</param>
    public (double Loss, Dictionary<string, double[]> Gradients) LossAndGradients(int[][] tokens, double[] labels)
    {
        foreach (var p in Parameters)
            Array.Clear(p.Gradient);

        var logits = Logits(tokens);
        var gradient = new ReferenceBatch(logits.Length, 1, 1);
        for (var row = 0; row < logits.Length; row++)
            gradient[row, 0][0] = (Sigmoid(logits[row]) - labels[row]) / logits.Length;
        embedding.Backward(layers.Reverse().Aggregate(gradient, (batch, layer) => layer.Backward(batch)));

        return (logits.Zip(labels, CrossEntropy).Average(), Parameters.ToDictionary(p => p.Name, p => (double[])p.Gradient.Clone()));
    }

    /// <summary>One step of the optimizer on a batch.</summary>
    /// <returns>The loss before the step.</returns>
    public double TrainStep(int[][] tokens, double[] labels, ReferenceOptimizer optimizer)
    {
        var (loss, _) = LossAndGradients(tokens, labels);
        optimizer.Step(Parameters);
        return loss;
    }

    /// <summary>-y log s(z) - (1 - y) log(1 - s(z)) without a logarithm of nearly nothing.</summary>
    private static double CrossEntropy(double logit, double label) =>
        Math.Max(logit, 0) - (logit * label) + Math.Log(1 + Math.Exp(-Math.Abs(logit)));

    private void Load(IReadOnlyDictionary<string, double[]> weights)
    {
        if (!weights.Keys.Order(StringComparer.Ordinal).SequenceEqual(Parameters.Select(p => p.Name).Order(StringComparer.Ordinal)))
            throw new ArgumentException($"The weights are {string.Join(", ", weights.Keys)}; the model has {string.Join(", ", Parameters.Select(p => p.Name))}.", nameof(weights));
        foreach (var p in Parameters)
        {
            if (weights[p.Name].Length != p.Values.Length)
                throw new ArgumentException($"{p.Name} has {weights[p.Name].Length} numbers instead of {p.Values.Length}.", nameof(weights));
            weights[p.Name].CopyTo(p.Values, 0);
        }
    }
}
