using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sweep.Training.Kernels;

/// <summary>
/// Products of matrices as small as a recurrent step's, where a call into libtorch would cost more than the product.
/// Row-major; the order of additions depends on the shapes alone, so results are reproducible.
/// </summary>
internal static class MatrixProduct
{
    private const int Rows = 4;

    /// <summary>c += a · b.</summary>
    /// <param name="a">Shape [m, k].</param>
    /// <param name="b">Shape [k, n].</param>
    /// <param name="c">Shape [m, n].</param>
    /// <param name="m">Rows of <paramref name="a"/>.</param>
    /// <param name="k">Its columns.</param>
    /// <param name="n">Columns of <paramref name="b"/>.</param>
    public static void Add(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, int m, int k, int n)
    {
        var row = 0;
        for (; row + Rows <= m; row += Rows)
            AddFourRows(a[(row * k)..], b, c[(row * n)..], k, n);
        for (; row < m; row++)
            AddRow(a.Slice(row * k, k), b, c.Slice(row * n, n));
    }

    /// <summary>Four rows and two vectors of columns at a time: eight sums, which fill the registers.</summary>
    private static void AddFourRows(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, int k, int n)
    {
        var width = Vector<float>.Count;
        ref var left = ref MemoryMarshal.GetReference(a);
        ref var right = ref MemoryMarshal.GetReference(b);
        ref var sum = ref MemoryMarshal.GetReference(c);
        var column = 0;
        for (; column + 2 * width <= n; column += 2 * width)
        {
            ref var r0 = ref Unsafe.Add(ref sum, column);
            ref var r1 = ref Unsafe.Add(ref r0, n);
            ref var r2 = ref Unsafe.Add(ref r1, n);
            ref var r3 = ref Unsafe.Add(ref r2, n);
            Vector<float> s00 = Load(ref r0), s01 = Load(ref Unsafe.Add(ref r0, width));
            Vector<float> s10 = Load(ref r1), s11 = Load(ref Unsafe.Add(ref r1, width));
            Vector<float> s20 = Load(ref r2), s21 = Load(ref Unsafe.Add(ref r2, width));
            Vector<float> s30 = Load(ref r3), s31 = Load(ref Unsafe.Add(ref r3, width));
            for (var p = 0; p < k; p++)
            {
                ref var from = ref Unsafe.Add(ref right, p * n + column);
                Vector<float> b0 = Load(ref from), b1 = Load(ref Unsafe.Add(ref from, width));
                var x = new Vector<float>(Unsafe.Add(ref left, p));
                s00 = Vector.FusedMultiplyAdd(x, b0, s00);
                s01 = Vector.FusedMultiplyAdd(x, b1, s01);
                x = new Vector<float>(Unsafe.Add(ref left, k + p));
                s10 = Vector.FusedMultiplyAdd(x, b0, s10);
                s11 = Vector.FusedMultiplyAdd(x, b1, s11);
                x = new Vector<float>(Unsafe.Add(ref left, 2 * k + p));
                s20 = Vector.FusedMultiplyAdd(x, b0, s20);
                s21 = Vector.FusedMultiplyAdd(x, b1, s21);
                x = new Vector<float>(Unsafe.Add(ref left, 3 * k + p));
                s30 = Vector.FusedMultiplyAdd(x, b0, s30);
                s31 = Vector.FusedMultiplyAdd(x, b1, s31);
            }

            Store(s00, ref r0);
            Store(s01, ref Unsafe.Add(ref r0, width));
            Store(s10, ref r1);
            Store(s11, ref Unsafe.Add(ref r1, width));
            Store(s20, ref r2);
            Store(s21, ref Unsafe.Add(ref r2, width));
            Store(s30, ref r3);
            Store(s31, ref Unsafe.Add(ref r3, width));
        }

        for (var row = 0; row < Rows; row++)
            AddRow(a.Slice(row * k, k), b, c.Slice(row * n, n), column);
    }

    /// <summary>One row, from a column on: vectors while they fit, then single numbers.</summary>
    private static void AddRow(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, int column = 0)
    {
        var width = Vector<float>.Count;
        var n = c.Length;
        ref var right = ref MemoryMarshal.GetReference(b);
        for (; column + width <= n; column += width)
        {
            ref var target = ref c[column];
            var sum = Load(ref target);
            for (var p = 0; p < a.Length; p++)
                sum = Vector.FusedMultiplyAdd(new Vector<float>(a[p]), Load(ref Unsafe.Add(ref right, p * n + column)), sum);
            Store(sum, ref target);
        }

        for (; column < n; column++)
        {
            var sum = c[column];
            for (var p = 0; p < a.Length; p++)
                sum = MathF.FusedMultiplyAdd(a[p], b[p * n + column], sum);
            c[column] = sum;
        }
    }

    private static Vector<float> Load(ref float from) => Vector.LoadUnsafe(ref from);

    private static void Store(Vector<float> value, ref float to) => Vector.StoreUnsafe(value, ref to);
}
