using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace Sweep.Training.Kernels;

/// <summary>Vectors of the width that .NET chooses for the processor: 256 bits on x64, 128 on Arm.</summary>
internal readonly struct PlatformVectors<T> : IVectors<Vector<T>, T>
{
    public static int Count => Vector<T>.Count;

    public static bool HoldsSixteenSums => Vector512.IsHardwareAccelerated || AdvSimd.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Load(ref T from, int vector) => Vector.LoadUnsafe(ref from, (nuint)(vector * Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector<T> numbers, ref T to, int vector) => numbers.StoreUnsafe(ref to, (nuint)(vector * Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Fill(T number) => new(number);

    /// <remarks><see cref="Vector"/> has this for float and double only, not for both.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> MultiplyAdd(Vector<T> a, Vector<T> b, Vector<T> c) => typeof(T) == typeof(float)
        ? Vector.FusedMultiplyAdd(a.As<T, float>(), b.As<T, float>(), c.As<T, float>()).As<float, T>()
        : Vector.FusedMultiplyAdd(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>();
}
