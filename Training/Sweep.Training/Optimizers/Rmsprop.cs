using Sweep.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Training.Optimizers;

/// <summary>RMSprop (Hinton, 2012) as Keras has it: ρ 0.9, and ε inside the root.</summary>
internal sealed class Rmsprop : IOptimizer
{
    private const double Rho = 0.9, Epsilon = 1e-7;

    // Held, because libtorch may still read a number whose wrapper the collector has taken meanwhile.
    private static readonly Scalar Decay = Rho, Share = 1 - Rho, Least = Epsilon;

    private readonly Scalar step;
    private readonly List<(Weight Weight, Tensor Square)> squares;

    public Rmsprop(IReadOnlyList<Weight> weights, double learningRate)
    {
        step = -learningRate;
        squares = [.. weights.Select(w => (w, zeros_like(w.Value).DetachFromDisposeScope()))];
    }

    public long Steps { get; set; }

    public IEnumerable<(string Name, Tensor Value)> State => squares.Select(s => ($"rmsprop.square.{s.Weight.Name}", s.Square));

    public void Step()
    {
        using var _ = no_grad();
        Steps++;
        foreach (var (weight, square) in squares)
        {
            if (weight.Value.grad is not { } gradient)
                continue;
            square.mul_(Decay).addcmul_(gradient, gradient, Share);
            weight.Value.addcdiv_(gradient, square.add(Least, Numbers.One).sqrt_(), step);
            gradient.zero_();
        }
    }

    public void Dispose()
    {
        squares.ForEach(s => s.Square.Dispose());
        step.Dispose();
    }
}
