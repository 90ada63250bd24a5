using Sweep.Training.Kernels;
using Sweep.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Training.Optimizers;

/// <summary>
/// Adam (Kingma and Ba, 2015) in the form at the end of the paper's section 2, which Keras uses: ε is added to the root
/// of the uncorrected second moment. libtorch's adds it after the correction, which is another step while t is small.
/// </summary>
internal sealed class Adam : IOptimizer
{
    private const double Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-7;

    // Held, because libtorch may still read a number whose wrapper the collector has taken meanwhile.
    private static readonly Scalar MeanDecay = Beta1, MeanShare = 1 - Beta1, SquareDecay = Beta2, SquareShare = 1 - Beta2, Least = Epsilon;

    private readonly double learningRate;
    private readonly List<(Weight Weight, Tensor Mean, Tensor Square)> moments;

    public Adam(IReadOnlyList<Weight> weights, double learningRate)
    {
        this.learningRate = learningRate;
        moments = [.. weights.Select(w => (w, zeros_like(w.Value).DetachFromDisposeScope(), zeros_like(w.Value).DetachFromDisposeScope()))];
    }

    public long Steps { get; set; }

    public IEnumerable<(string Name, Tensor Value)> State =>
        moments.SelectMany(m => new[] { ($"adam.mean.{m.Weight.Name}", m.Mean), ($"adam.square.{m.Weight.Name}", m.Square) });

    public void Step()
    {
        using var _ = no_grad();
        Steps++;
        var rate = learningRate * Math.Sqrt(1 - Math.Pow(Beta2, Steps)) / (1 - Math.Pow(Beta1, Steps));
        foreach (var (weight, mean, square) in moments)
        {
            if (weight.Value.grad is not { } gradient)
                continue;
            if (gradient.device_type is DeviceType.CPU && gradient.dtype is ScalarType.Float32)
                AdamKernel.Step(weight.Value.Floats(), gradient.Floats(), mean.Floats(), square.Floats(), (float)rate, (float)Beta1, (float)Beta2, (float)Epsilon);
            else
                StepByTensors(weight.Value, gradient, mean, square, rate);
        }
    }

    private static void StepByTensors(Tensor weight, Tensor gradient, Tensor mean, Tensor square, double rate)
    {
        using Scalar step = -rate;
        mean.mul_(MeanDecay).add_(gradient, alpha: MeanShare);
        square.mul_(SquareDecay).addcmul_(gradient, gradient, SquareShare);
        weight.addcdiv_(mean, square.sqrt().add_(Least, Numbers.One), step);
        gradient.zero_();
    }

    public void Dispose()
    {
        foreach (var (_, mean, square) in moments)
        {
            mean.Dispose();
            square.Dispose();
        }
    }
}
