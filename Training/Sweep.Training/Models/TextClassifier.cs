using Sweep.Contracts.Randomness;
using Sweep.Contracts.Specs;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>
/// The course's model and those it is compared with: embedding, encoder, dense layers, one output whose sigmoid is the
/// probability of the positive class.
/// </summary>
internal sealed class TextClassifier : IDisposable
{
    /// <summary>Keras' default for embeddings: uniform in ± 0.05.</summary>
    private const double EmbeddingLimit = 0.05;

    private readonly Embedding embedding;
    private readonly IEncoder encoder;
    private readonly List<DenseLayer> dense = [];
    private readonly DenseLayer output;

    /// <param name="h">The configuration.</param>
    /// <param name="device">Where it computes.</param>
    /// <param name="dtype">Precision; float32 unless a test compares in more.</param>
    /// <param name="packed">
    /// Whether recurrent layers read packed sequences, which leave padding out; by default on a CPU. On a GPU a step costs
    /// its launch whatever its rows, so libtorch's fused layers are faster.
    /// </param>
    public TextClassifier(Hyperparameters h, Device device, ScalarType dtype = ScalarType.Float32, bool? packed = null)
    {
        embedding = nn.Embedding(h.VocabSize, h.EmbeddingDim, device: device, dtype: dtype);
        encoder = Encoders.Create(h, device, dtype, packed ?? device.type is TorchSharp.DeviceType.CPU);
        var inputs = encoder.Features;
        foreach (var units in h.DenseUnits)
        {
            dense.Add(new DenseLayer(inputs, units, h.Activation, device, dtype));
            inputs = units;
        }

        output = new DenseLayer(inputs, 1, Activation.Linear, device, dtype);
        Weights =
        [
            new Weight("embedding.weight", embedding.weight!),
            .. encoder.Weights,
            .. dense.SelectMany((layer, index) => layer.Weights($"dense.{index}")),
            .. output.Weights("output"),
        ];
    }

    /// <summary>Everything that is trained, in the order of the layers.</summary>
    public IReadOnlyList<Weight> Weights { get; }

    /// <summary>Fresh weights, as Keras' defaults draw them, determined by the seed.</summary>
    public void Initialize(long seed)
    {
        using var _ = NewDisposeScope();
        var initializer = new WeightInitializer(new SeededRandom(seed));
        initializer.Uniform(embedding.weight!, EmbeddingLimit);
        encoder.Initialize(initializer);
        dense.ForEach(layer => layer.Initialize(initializer));
        output.Initialize(initializer);
    }

    /// <summary>The outputs before their sigmoid, shape [rows].</summary>
    /// <param name="batch">The texts.</param>
    /// <param name="dropout">Where dropout's masks come from; null outside training.</param>
    public Tensor Logits(TokenBatch batch, Generator? dropout = null)
    {
        var features = encoder.Encode(batch, embedding, dropout);
        foreach (var layer in dense)
            features = layer.Forward(features);
        return output.Forward(features).squeeze(1);
    }

    public void Dispose()
    {
        embedding.Dispose();
        encoder.Dispose();
        dense.ForEach(layer => layer.Dispose());
        output.Dispose();
    }
}
