using Sweep.Training.Models;
using static TorchSharp.torch;

namespace Sweep.Training.Optimizers;

/// <summary>Plain stochastic gradient descent.</summary>
internal sealed class GradientDescent(IReadOnlyList<Weight> weights, double learningRate) : IOptimizer
{
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
            weight.Value.add_(gradient, alpha: -learningRate);
            gradient.zero_();
        }
    }

    public void Dispose() { }
}
