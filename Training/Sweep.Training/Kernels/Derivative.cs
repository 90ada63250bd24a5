using System.Numerics;
using System.Runtime.InteropServices;

namespace Sweep.Training.Kernels;

/// <summary>Gradients before a function, from those after it and its values. Spans may be the same.</summary>
internal static class Derivative
{
    /// <summary>result = gradient · value · (1 − value).</summary>
    public static void ThroughSigmoid<T>(ReadOnlySpan<T> value, ReadOnlySpan<T> gradient, Span<T> result) where T : unmanaged, INumber<T>
    {
        ReadOnlySpan<Vector<T>> y = Vectors(value), dy = Vectors(gradient);
        var dx = MemoryMarshal.Cast<T, Vector<T>>(result);
        for (var i = 0; i < dx.Length; i++)
            dx[i] = dy[i] * y[i] * (Vector<T>.One - y[i]);
        for (var i = dx.Length * Vector<T>.Count; i < result.Length; i++)
            result[i] = gradient[i] * value[i] * (T.One - value[i]);
    }

    /// <summary>result = gradient · (1 − value²).</summary>
    public static void ThroughTanh<T>(ReadOnlySpan<T> value, ReadOnlySpan<T> gradient, Span<T> result) where T : unmanaged, INumber<T>
    {
        ReadOnlySpan<Vector<T>> y = Vectors(value), dy = Vectors(gradient);
        var dx = MemoryMarshal.Cast<T, Vector<T>>(result);
        for (var i = 0; i < dx.Length; i++)
            dx[i] = dy[i] * (Vector<T>.One - y[i] * y[i]);
        for (var i = dx.Length * Vector<T>.Count; i < result.Length; i++)
            result[i] = gradient[i] * (T.One - value[i] * value[i]);
    }

    private static ReadOnlySpan<Vector<T>> Vectors<T>(ReadOnlySpan<T> numbers) where T : unmanaged => MemoryMarshal.Cast<T, Vector<T>>(numbers);
}
