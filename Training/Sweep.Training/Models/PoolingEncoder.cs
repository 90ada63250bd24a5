using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>Mean over positions, Keras' <c>GlobalAveragePooling1D</c>: word order is lost.</summary>
internal sealed class PoolingEncoder(long features, double dropoutRate) : IEncoder
{
    public long Features => features;

    public IEnumerable<Weight> Weights => [];

    public Tensor Encode(Sequence input, Generator? dropout) =>
        Dropout.Apply(input.Words is { } words ? words.Mean(input.Own) : input.Whole().mean([1]), dropoutRate, dropout);

    public void Initialize(WeightInitializer initializer) { }

    public void Dispose() { }
}
