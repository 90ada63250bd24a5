using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sweep.Training.Kernels;

/// <summary>Vectors of 512 bits, for processors that have them.</summary>
internal readonly struct WideVectors<T> : IVectors<Vector512<T>, T>
{
    public static int Count => Vector512<T>.Count;

    public static bool HoldsSixteenSums => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load(ref T from, int vector) => Vector512.LoadUnsafe(ref from, (nuint)(vector * Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<T> numbers, ref T to, int vector) => numbers.StoreUnsafe(ref to, (nuint)(vector * Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Fill(T number) => Vector512.Create(number);

    /// <inheritdoc cref="PlatformVectors{T}.MultiplyAdd"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MultiplyAdd(Vector512<T> a, Vector512<T> b, Vector512<T> c) => typeof(T) == typeof(float)
        ? Vector512.FusedMultiplyAdd(a.As<T, float>(), b.As<T, float>(), c.As<T, float>()).As<float, T>()
        : Vector512.FusedMultiplyAdd(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>();
}
