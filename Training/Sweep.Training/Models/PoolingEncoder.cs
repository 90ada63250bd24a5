using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>Mean over positions, Keras' <c>GlobalAveragePooling1D</c>: word order is lost.</summary>
internal sealed class PoolingEncoder(long features, double dropoutRate) : IEncoder
{
    public long Features => features;

    public IEnumerable<Weight> Weights => [];

    public Tensor Encode(TokenBatch batch, Embedding embedding, Generator? dropout)
    {
        var vectors = embedding.call(batch.Tokens);
        return Dropout.Apply(batch.Words is { } words ? words.Mean(vectors) : vectors.mean([1]), dropoutRate, dropout);
    }

    public void Initialize(WeightInitializer initializer) { }

    public void Dispose() { }
}
