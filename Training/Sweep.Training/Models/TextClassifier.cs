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

    public TextClassifier(Hyperparameters h, Device device)
    {
        embedding = nn.Embedding(h.VocabSize, h.EmbeddingDim, device: device);
        encoder = Encoders.Create(h, device);
        var inputs = encoder.Features;
        foreach (var units in h.DenseUnits)
        {
            dense.Add(new DenseLayer(inputs, units, h.Activation, device));
            inputs = units;
        }

        output = new DenseLayer(inputs, 1, Activation.Linear, device);
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
        var features = encoder.Encode(Embed(batch), dropout);
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

    private Sequence Embed(TokenBatch batch)
    {
        var positions = batch.Tokens.shape[1];
        if (batch.SharedPadding == 0)
            return new Sequence(embedding.call(batch.Tokens), Words: batch.Words);

        var own = batch.Tokens.narrow(1, batch.PaddingFirst ? batch.SharedPadding : 0, positions - batch.SharedPadding);
        var shared = zeros([1, batch.SharedPadding], dtype: ScalarType.Int64, device: batch.Tokens.device);
        return new Sequence(embedding.call(own), embedding.call(shared), batch.PaddingFirst);
    }
}
