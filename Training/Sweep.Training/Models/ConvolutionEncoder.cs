using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>
/// Convolution over <see cref="Width"/> positions with relu, then each filter's maximum over the text. Zeros stand
/// beyond the ends (Keras' <c>padding="same"</c>), so texts shorter than the width work.
/// </summary>
internal sealed class ConvolutionEncoder(long inputs, long filters, double dropoutRate, Device device, ScalarType dtype) : IEncoder
{
    public const int Width = 5;

    private readonly Conv1d convolution = nn.Conv1d(inputs, filters, Width, padding: Width / 2, device: device, dtype: dtype);

    public long Features => filters;

    public IEnumerable<Weight> Weights => [new("conv.weight", convolution.weight), new("conv.bias", convolution.bias!)];

    public Tensor Encode(TokenBatch batch, Embedding embedding, Generator? dropout)
    {
        var features = convolution.call(embedding.call(batch.Tokens).transpose(1, 2)).relu();
        return Dropout.Apply(features.amax(2), dropoutRate, dropout);
    }

    public void Initialize(WeightInitializer initializer)
    {
        using var _ = no_grad();
        initializer.GlorotUniform(convolution.weight, Width * inputs, Width * filters);
        convolution.bias!.zero_();
    }

    public void Dispose() => convolution.Dispose();
}
