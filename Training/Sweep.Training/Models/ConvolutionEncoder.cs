using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>
/// Convolution over <see cref="Width"/> positions with relu, then each filter's maximum over the text. Zeros stand
/// beyond the ends (Keras' <c>padding="same"</c>), so texts shorter than the width work.
/// </summary>
/// <remarks>
/// One matrix product over all windows. libtorch's own convolution asks oneDNN, whose 3.7.1 gives wrong gradients of the
/// input for so few channels on some processors with AVX2 (seen on AMD's fifth EPYC; the forward pass and the gradients of
/// the weights are right), and not the same ones twice.
/// </remarks>
internal sealed class ConvolutionEncoder(long inputs, long filters, double dropoutRate, Device device, ScalarType dtype) : IEncoder
{
    public const int Width = 5;

    private readonly Parameter weight = nn.Parameter(empty([filters, inputs, Width], dtype, device));
    private readonly Parameter bias = nn.Parameter(empty([filters], dtype, device));

    public long Features => filters;

    public IEnumerable<Weight> Weights => [new("conv.weight", weight), new("conv.bias", bias)];

    public Tensor Encode(TokenBatch batch, Embedding embedding, Generator? dropout)
    {
        var padded = nn.functional.pad(embedding.call(batch.Tokens), [0, 0, Width / 2, Width / 2]);
        // [rows, positions, inputs, Width]
        var windows = padded.unfold(1, Width, 1).flatten(2);
        var features = nn.functional.linear(windows, weight.flatten(1), bias).relu();
        return Dropout.Apply(features.amax(1), dropoutRate, dropout);
    }

    public void Initialize(WeightInitializer initializer)
    {
        using var _ = no_grad();
        initializer.GlorotUniform(weight, Width * inputs, Width * filters);
        bias.zero_();
    }

    public void Dispose()
    {
        weight.Dispose();
        bias.Dispose();
    }
}
