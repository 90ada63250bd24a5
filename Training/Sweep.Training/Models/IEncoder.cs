using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>Turns the sequence of word vectors into one vector a text: what the model's kind decides.</summary>
internal interface IEncoder : IDisposable
{
    /// <summary>Numbers in the vector.</summary>
    long Features { get; }

    /// <param name="input">Word vectors.</param>
    /// <param name="dropout">Where dropout's masks come from; null outside training.</param>
    /// <returns>Shape [rows, <see cref="Features"/>].</returns>
    Tensor Encode(Sequence input, Generator? dropout);

    IEnumerable<Weight> Weights { get; }

    void Initialize(WeightInitializer initializer);
}
