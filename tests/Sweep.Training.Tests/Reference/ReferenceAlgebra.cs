namespace Sweep.Training.Tests.Reference;

/// <summary>Products of a row vector with a matrix [in, out], and their derivatives.</summary>
internal static class ReferenceAlgebra
{
    /// <summary>y += x W, where W begins at an offset of the parameter (a tap of a convolution).</summary>
    public static void AddProduct(ReadOnlySpan<double> x, ReferenceParameter matrix, Span<double> y, int offset = 0)
    {
        for (var i = 0; i < x.Length; i++)
            for (var j = 0; j < y.Length; j++)
                y[j] += x[i] * matrix.Values[offset + (i * y.Length) + j];
    }

    /// <summary>Given dy, adds x'dy to the gradient of W and dy W' to dx.</summary>
    public static void AddProductBack(
        ReadOnlySpan<double> x, ReferenceParameter matrix, ReadOnlySpan<double> dy, Span<double> dx, int offset = 0)
    {
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < dy.Length; j++)
            {
                var at = offset + (i * dy.Length) + j;
                matrix.Gradient[at] += x[i] * dy[j];
                dx[i] += dy[j] * matrix.Values[at];
            }
        }
    }

    /// <summary>target += source.</summary>
    public static void Add(ReadOnlySpan<double> source, Span<double> target)
    {
        for (var i = 0; i < source.Length; i++)
            target[i] += source[i];
    }

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
