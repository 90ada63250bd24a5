using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>Turns a text's words into one vector a text: what the model's kind decides.</summary>
internal interface IEncoder : IDisposable
{
    /// <summary>Numbers in the vector.</summary>
    long Features { get; }

    /// <param name="batch">The texts.</param>
    /// <param name="embedding">Gives a word's vector.</param>
    /// <param name="dropout">Where dropout's masks come from; null outside training.</param>
    /// <returns>Shape [rows, <see cref="Features"/>].</returns>
    Tensor Encode(TokenBatch batch, Embedding embedding, Generator? dropout);

    IEnumerable<Weight> Weights { get; }

    void Initialize(WeightInitializer initializer);
}
