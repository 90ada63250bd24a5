using Sweep.Contracts.Specs;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>A fully connected layer, Keras' <c>Dense</c>.</summary>
internal sealed class DenseLayer(long inputs, long units, Activation activation, Device device, ScalarType dtype) : IDisposable
{
    private readonly Linear linear = nn.Linear(inputs, units, device: device, dtype: dtype);

    /// <param name="input">Shape [rows, inputs].</param>
    /// <returns>Shape [rows, units].</returns>
    public Tensor Forward(Tensor input)
    {
        var sum = linear.call(input);
        return activation switch
        {
            Activation.Linear => sum,
            Activation.Relu => sum.relu(),
            Activation.Tanh => sum.tanh(),
            Activation.Sigmoid => sum.sigmoid(),
            Activation.Elu => nn.functional.elu(sum, 1.0),
            Activation.Selu => nn.functional.selu(sum),
            Activation.Gelu => nn.functional.gelu(sum),
            Activation.Swish => nn.functional.silu(sum),
            _ => throw new InvalidOperationException($"There is no activation {activation}."),
        };
    }

    public IEnumerable<Weight> Weights(string prefix) => [new($"{prefix}.weight", linear.weight), new($"{prefix}.bias", linear.bias!)];

    public void Initialize(WeightInitializer initializer)
    {
        using var _ = no_grad();
        initializer.GlorotUniform(linear.weight, inputs, units);
        linear.bias!.zero_();
    }

    public void Dispose() => linear.Dispose();
}
