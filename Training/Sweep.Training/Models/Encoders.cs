using Sweep.Contracts.Specs;
using static TorchSharp.torch;

namespace Sweep.Training.Models;

internal static class Encoders
{
    /// <summary>The encoder of the configuration's kind of model.</summary>
    /// <param name="h">The configuration.</param>
    /// <param name="device">Where it computes.</param>
    /// <param name="dtype">Precision.</param>
    /// <param name="packed">As in <see cref="TextClassifier"/>.</param>
    public static IEncoder Create(Hyperparameters h, Device device, ScalarType dtype, bool packed) => h.Model switch
    {
        ModelKind.Pooling => new PoolingEncoder(h.EmbeddingDim, h.Dropout),
        ModelKind.Flatten => new FlattenEncoder(h.MaxLength, h.EmbeddingDim, h.Dropout),
        ModelKind.Conv1d => new ConvolutionEncoder(h.EmbeddingDim, h.Units[0], h.Dropout, device, dtype),
        _ => new RecurrentEncoder(h, device, dtype, packed),
    };
}
