using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sweep.Training.Kernels;

/// <summary>
/// Products of matrices as small as a recurrent step's, where a call into libtorch would cost more than the product.
/// The order of additions depends on the shapes alone, so results are reproducible.
/// </summary>
internal static class MatrixProduct
{
    /// <summary>Columns of the left side in one go: so much of the right side stays in the nearest cache.</summary>
    private const int Depth = 64;

    /// <summary>Rows of the result in one go, where there are as many.</summary>
    private const int Rows = 4;

    /// <summary>c += a · b.</summary>
    /// <param name="a">Shape [m, k]; may be transposed.</param>
    /// <param name="b">Shape [k, n], row after row.</param>
    /// <param name="c">Shape [m, n], row after row.</param>
    public static void Add<T>(Matrix<T> a, Matrix<T> b, Matrix<T> c) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (a.Columns != b.Rows || a.Rows != c.Rows || b.Columns != c.Columns)
            throw new ArgumentException($"[{a.Rows}, {a.Columns}] · [{b.Rows}, {b.Columns}] does not give [{c.Rows}, {c.Columns}].");
        for (var from = 0; from < a.Columns; from += Depth)
        {
            ref var left = ref Unsafe.Add(ref MemoryMarshal.GetReference(a.Data), from * a.ColumnStride);
            ref var right = ref Unsafe.Add(ref MemoryMarshal.GetReference(b.Data), from * b.Columns);
            var slice = new Slice(c.Rows, Math.Min(Depth, a.Columns - from), c.Columns, a.RowStride, a.ColumnStride);
            ref var result = ref MemoryMarshal.GetReference(c.Data);
            if (SuitsWide<T>(slice))
                Add<WideVectors<T>, Vector512<T>, T>(slice, ref left, ref right, ref result);
            else
                Add<PlatformVectors<T>, Vector<T>, T>(slice, ref left, ref right, ref result);
        }
    }

    /// <summary>Whether the processor has vectors of 512 bits and the result enough numbers to keep several busy.</summary>
    private static bool SuitsWide<T>(Slice slice) => Vector512.IsHardwareAccelerated && slice.Columns >= (slice.Rows < Rows ? 4 : 2) * Vector512<T>.Count;

    private static void Add<TVectors, TVector, T>(Slice slice, ref T a, ref T b, ref T c)
        where TVectors : IVectors<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var column = 0;
        for (; column + 4 * TVectors.Count <= slice.Columns; column += 4 * TVectors.Count)
        {
            var row = 0;
            for (; row + Rows <= slice.Rows; row += Rows)
                FourByFour<TVectors, TVector, T>(slice, ref slice.Row(ref a, row), ref Unsafe.Add(ref b, column), ref slice.Result(ref c, row, column));
            for (; row + 2 <= slice.Rows; row += 2)
                ProductTile<TVectors, TVector, T>.TwoByFour(slice, ref slice.Row(ref a, row), ref Unsafe.Add(ref b, column), ref slice.Result(ref c, row, column));
            for (; row < slice.Rows; row++)
                ProductTile<TVectors, TVector, T>.OneByFour(slice, ref slice.Row(ref a, row), ref Unsafe.Add(ref b, column), ref slice.Result(ref c, row, column));
        }

        for (; column + 2 * TVectors.Count <= slice.Columns && slice.Rows >= Rows; column += 2 * TVectors.Count)
        {
            var row = 0;
            for (; row + Rows <= slice.Rows; row += Rows)
                ProductTile<TVectors, TVector, T>.FourByTwo(slice, ref slice.Row(ref a, row), ref Unsafe.Add(ref b, column), ref slice.Result(ref c, row, column));
            for (; row < slice.Rows; row++)
            {
                ProductTile<TVectors, TVector, T>.OneByOne(slice, ref slice.Row(ref a, row), ref Unsafe.Add(ref b, column), ref slice.Result(ref c, row, column));
                ProductTile<TVectors, TVector, T>.OneByOne(
                    slice, ref slice.Row(ref a, row), ref Unsafe.Add(ref b, column + TVectors.Count), ref slice.Result(ref c, row, column + TVectors.Count));
            }
        }

        for (; column + TVectors.Count <= slice.Columns; column += TVectors.Count)
        {
            for (var row = 0; row < slice.Rows; row++)
                ProductTile<TVectors, TVector, T>.OneByOne(slice, ref slice.Row(ref a, row), ref Unsafe.Add(ref b, column), ref slice.Result(ref c, row, column));
        }

        for (; column < slice.Columns; column++)
        {
            for (var row = 0; row < slice.Rows; row++)
                ProductTile<TVectors, TVector, T>.Single(slice, ref slice.Row(ref a, row), ref Unsafe.Add(ref b, column), ref slice.Result(ref c, row, column));
        }
    }

    /// <summary>In two halves where sixteen sums would not stay in registers: each number's sum is the same.</summary>
    private static void FourByFour<TVectors, TVector, T>(Slice slice, ref T a, ref T b, ref T c)
        where TVectors : IVectors<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (TVectors.HoldsSixteenSums)
        {
            ProductTile<TVectors, TVector, T>.FourByFour(slice, ref a, ref b, ref c);
            return;
        }

        ProductTile<TVectors, TVector, T>.FourByTwo(slice, ref a, ref b, ref c);
        ProductTile<TVectors, TVector, T>.FourByTwo(slice, ref a, ref Unsafe.Add(ref b, 2 * TVectors.Count), ref Unsafe.Add(ref c, 2 * TVectors.Count));
    }

    /// <summary>The shape of the part of a product being added.</summary>
    internal readonly record struct Slice(int Rows, int Depth, int Columns, int LeftRow, int LeftColumn)
    {
        public ref T Row<T>(ref T left, int row) => ref Unsafe.Add(ref left, row * LeftRow);

        public ref T Result<T>(ref T result, int row, int column) => ref Unsafe.Add(ref result, row * Columns + column);
    }
}
