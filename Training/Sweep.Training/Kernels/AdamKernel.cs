using System.Numerics;
using System.Runtime.InteropServices;

namespace Sweep.Training.Kernels;

/// <summary>
/// One pass over a weight's numbers for a step of Adam, in place of libtorch's eight: for weights as small as these, the
/// calls cost more than the arithmetic.
/// </summary>
internal static class AdamKernel
{
    /// <param name="weight">Moved.</param>
    /// <param name="gradient">Used, and set to zero for the next step.</param>
    /// <param name="mean">Running mean of gradients, updated.</param>
    /// <param name="square">Running mean of their squares, updated.</param>
    /// <param name="rate">Learning rate with both corrections.</param>
    /// <param name="beta1">How much of the mean stays.</param>
    /// <param name="beta2">How much of the squares stays.</param>
    /// <param name="epsilon">Added to the root.</param>
    public static void Step(
        Span<float> weight, Span<float> gradient, Span<float> mean, Span<float> square, float rate, float beta1, float beta2, float epsilon)
    {
        var whole = weight.Length - weight.Length % Vector<float>.Count;
        Span<Vector<float>> w = Vectors(weight), g = Vectors(gradient), m = Vectors(mean), v = Vectors(square);
        for (var i = 0; i < w.Length; i++)
        {
            m[i] = m[i] * beta1 + g[i] * (1 - beta1);
            v[i] = v[i] * beta2 + g[i] * g[i] * (1 - beta2);
            w[i] -= m[i] * rate / (Vector.SquareRoot(v[i]) + new Vector<float>(epsilon));
        }

        for (var i = whole; i < weight.Length; i++)
        {
            mean[i] = mean[i] * beta1 + gradient[i] * (1 - beta1);
            square[i] = square[i] * beta2 + gradient[i] * gradient[i] * (1 - beta2);
            weight[i] -= mean[i] * rate / (MathF.Sqrt(square[i]) + epsilon);
        }

        gradient.Clear();
    }

    private static Span<Vector<float>> Vectors(Span<float> numbers) => MemoryMarshal.Cast<float, Vector<float>>(numbers);
}
