using Sweep.Contracts.Randomness;
using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>
/// Keras' default initialisers. Numbers come from a generator of the trial's own and are drawn on the CPU, so every
/// kind of device starts from the same weights.
/// </summary>
internal sealed class WeightInitializer(SeededRandom random)
{
    /// <summary>Uniform in ± <paramref name="limit"/>.</summary>
    public void Uniform(Tensor weight, double limit)
    {
        var values = new float[weight.numel()];
        foreach (ref var value in values.AsSpan())
            value = (float)((2 * random.NextDouble() - 1) * limit);
        Assign(weight, tensor(values).reshape(weight.shape));
    }

    /// <summary>Uniform in ± √(6 / (fanIn + fanOut)) (Glorot and Bengio, 2010).</summary>
    public void GlorotUniform(Tensor weight, long fanIn, long fanOut) => Uniform(weight, Math.Sqrt(6.0 / (fanIn + fanOut)));

    /// <summary>
    /// Orthonormal columns, uniformly distributed (Saxe et al., 2014): Q of a normal matrix's QR decomposition, with the
    /// signs that make it unique.
    /// </summary>
    /// <param name="weight">Shape [rows, columns], rows ≥ columns.</param>
    public void Orthogonal(Tensor weight)
    {
        var values = new double[weight.numel()];
        foreach (ref var value in values.AsSpan())
            value = random.NextNormal();
        var (q, r) = linalg.qr(tensor(values).reshape(weight.shape));
        Assign(weight, q * r.diag().sign());
    }

    private static void Assign(Tensor weight, Tensor values)
    {
        using var _ = no_grad();
        weight.copy_(values);
    }
}
