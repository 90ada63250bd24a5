using Sweep.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Training.Optimizers;

/// <summary>Plain stochastic gradient descent.</summary>
internal sealed class GradientDescent(IReadOnlyList<Weight> weights, double learningRate) : IOptimizer
{
    private readonly Scalar step = -learningRate;

    public long Steps { get; set; }

    public IEnumerable<(string Name, Tensor Value)> State => [];

    public void Step()
    {
        using var _ = no_grad();
        Steps++;
        foreach (var weight in weights)
        {
            if (weight.Value.grad is not { } gradient)
                continue;
            weight.Value.add_(gradient, alpha: step);
            gradient.zero_();
        }
    }

    public void Dispose() => step.Dispose();
}
