using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>All positions side by side, Keras' <c>Flatten</c>.</summary>
internal sealed class FlattenEncoder(long positions, long features, double dropoutRate) : IEncoder
{
    public long Features => positions * features;

    public IEnumerable<Weight> Weights => [];

    public Tensor Encode(TokenBatch batch, Embedding embedding, Generator? dropout) =>
        Dropout.Apply(embedding.call(batch.Tokens).flatten(1), dropoutRate, dropout);

    public void Initialize(WeightInitializer initializer) { }

    public void Dispose() { }
}
