using Sweep.Contracts.Specs;
using static TorchSharp.torch;

namespace Sweep.Training.Models;

internal static class Encoders
{
    /// <summary>The encoder of the configuration's kind of model.</summary>
    public static IEncoder Create(Hyperparameters h, Device device) => h.Model switch
    {
        ModelKind.Pooling => new PoolingEncoder(h.EmbeddingDim, h.Dropout),
        ModelKind.Flatten => new FlattenEncoder(h.MaxLength, h.EmbeddingDim, h.Dropout),
        ModelKind.Conv1d => new ConvolutionEncoder(h.EmbeddingDim, h.Units[0], h.Dropout, device),
        _ => new RecurrentEncoder(h, device),
    };
}
