using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>All positions side by side, Keras' <c>Flatten</c>.</summary>
internal sealed class FlattenEncoder(long positions, long features, double dropoutRate) : IEncoder
{
    public long Features => positions * features;

    public IEnumerable<Weight> Weights => [];

    public Tensor Encode(Sequence input, Generator? dropout) =>
        Dropout.Apply(input.Whole().flatten(1), dropoutRate, dropout);

    public void Initialize(WeightInitializer initializer) { }

    public void Dispose() { }
}
