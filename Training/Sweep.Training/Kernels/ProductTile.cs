using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sweep.Training.Kernels;

/// <summary>
/// Parts of a product small enough for their sums to stay in registers, named by rows and vectors of columns. Written out,
/// since only local variables become registers.
/// </summary>
/// <typeparam name="TVectors">Vectors of the width to compute in.</typeparam>
/// <typeparam name="TVector">Such a vector.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal static class ProductTile<TVectors, TVector, T>
    where TVectors : IVectors<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static void FourByFour(MatrixProduct.Slice slice, ref T a, ref T b, ref T c)
    {
        ref var c1 = ref Unsafe.Add(ref c, slice.Columns);
        ref var c2 = ref Unsafe.Add(ref c1, slice.Columns);
        ref var c3 = ref Unsafe.Add(ref c2, slice.Columns);
        TVector s00 = TVectors.Load(ref c, 0), s01 = TVectors.Load(ref c, 1), s02 = TVectors.Load(ref c, 2), s03 = TVectors.Load(ref c, 3);
        TVector s10 = TVectors.Load(ref c1, 0), s11 = TVectors.Load(ref c1, 1), s12 = TVectors.Load(ref c1, 2), s13 = TVectors.Load(ref c1, 3);
        TVector s20 = TVectors.Load(ref c2, 0), s21 = TVectors.Load(ref c2, 1), s22 = TVectors.Load(ref c2, 2), s23 = TVectors.Load(ref c2, 3);
        TVector s30 = TVectors.Load(ref c3, 0), s31 = TVectors.Load(ref c3, 1), s32 = TVectors.Load(ref c3, 2), s33 = TVectors.Load(ref c3, 3);
        for (var p = 0; p < slice.Depth; p++)
        {
            TVector b0 = TVectors.Load(ref b, 0), b1 = TVectors.Load(ref b, 1), b2 = TVectors.Load(ref b, 2), b3 = TVectors.Load(ref b, 3);
            var x = TVectors.Fill(a);
            s00 = TVectors.MultiplyAdd(x, b0, s00);
            s01 = TVectors.MultiplyAdd(x, b1, s01);
            s02 = TVectors.MultiplyAdd(x, b2, s02);
            s03 = TVectors.MultiplyAdd(x, b3, s03);
            x = TVectors.Fill(Unsafe.Add(ref a, slice.LeftRow));
            s10 = TVectors.MultiplyAdd(x, b0, s10);
            s11 = TVectors.MultiplyAdd(x, b1, s11);
            s12 = TVectors.MultiplyAdd(x, b2, s12);
            s13 = TVectors.MultiplyAdd(x, b3, s13);
            x = TVectors.Fill(Unsafe.Add(ref a, 2 * slice.LeftRow));
            s20 = TVectors.MultiplyAdd(x, b0, s20);
            s21 = TVectors.MultiplyAdd(x, b1, s21);
            s22 = TVectors.MultiplyAdd(x, b2, s22);
            s23 = TVectors.MultiplyAdd(x, b3, s23);
            x = TVectors.Fill(Unsafe.Add(ref a, 3 * slice.LeftRow));
            s30 = TVectors.MultiplyAdd(x, b0, s30);
            s31 = TVectors.MultiplyAdd(x, b1, s31);
            s32 = TVectors.MultiplyAdd(x, b2, s32);
            s33 = TVectors.MultiplyAdd(x, b3, s33);
            a = ref Unsafe.Add(ref a, slice.LeftColumn);
            b = ref Unsafe.Add(ref b, slice.Columns);
        }

        Store(ref c, s00, s01, s02, s03);
        Store(ref c1, s10, s11, s12, s13);
        Store(ref c2, s20, s21, s22, s23);
        Store(ref c3, s30, s31, s32, s33);
    }

    public static void TwoByFour(MatrixProduct.Slice slice, ref T a, ref T b, ref T c)
    {
        ref var c1 = ref Unsafe.Add(ref c, slice.Columns);
        TVector s00 = TVectors.Load(ref c, 0), s01 = TVectors.Load(ref c, 1), s02 = TVectors.Load(ref c, 2), s03 = TVectors.Load(ref c, 3);
        TVector s10 = TVectors.Load(ref c1, 0), s11 = TVectors.Load(ref c1, 1), s12 = TVectors.Load(ref c1, 2), s13 = TVectors.Load(ref c1, 3);
        for (var p = 0; p < slice.Depth; p++)
        {
            TVector b0 = TVectors.Load(ref b, 0), b1 = TVectors.Load(ref b, 1), b2 = TVectors.Load(ref b, 2), b3 = TVectors.Load(ref b, 3);
            var x = TVectors.Fill(a);
            s00 = TVectors.MultiplyAdd(x, b0, s00);
            s01 = TVectors.MultiplyAdd(x, b1, s01);
            s02 = TVectors.MultiplyAdd(x, b2, s02);
            s03 = TVectors.MultiplyAdd(x, b3, s03);
            x = TVectors.Fill(Unsafe.Add(ref a, slice.LeftRow));
            s10 = TVectors.MultiplyAdd(x, b0, s10);
            s11 = TVectors.MultiplyAdd(x, b1, s11);
            s12 = TVectors.MultiplyAdd(x, b2, s12);
            s13 = TVectors.MultiplyAdd(x, b3, s13);
            a = ref Unsafe.Add(ref a, slice.LeftColumn);
            b = ref Unsafe.Add(ref b, slice.Columns);
        }

        Store(ref c, s00, s01, s02, s03);
        Store(ref c1, s10, s11, s12, s13);
    }

    public static void OneByFour(MatrixProduct.Slice slice, ref T a, ref T b, ref T c)
    {
        TVector s0 = TVectors.Load(ref c, 0), s1 = TVectors.Load(ref c, 1), s2 = TVectors.Load(ref c, 2), s3 = TVectors.Load(ref c, 3);
        for (var p = 0; p < slice.Depth; p++)
        {
            var x = TVectors.Fill(a);
            s0 = TVectors.MultiplyAdd(x, TVectors.Load(ref b, 0), s0);
            s1 = TVectors.MultiplyAdd(x, TVectors.Load(ref b, 1), s1);
            s2 = TVectors.MultiplyAdd(x, TVectors.Load(ref b, 2), s2);
            s3 = TVectors.MultiplyAdd(x, TVectors.Load(ref b, 3), s3);
            a = ref Unsafe.Add(ref a, slice.LeftColumn);
            b = ref Unsafe.Add(ref b, slice.Columns);
        }

        Store(ref c, s0, s1, s2, s3);
    }

    public static void FourByTwo(MatrixProduct.Slice slice, ref T a, ref T b, ref T c)
    {
        ref var c1 = ref Unsafe.Add(ref c, slice.Columns);
        ref var c2 = ref Unsafe.Add(ref c1, slice.Columns);
        ref var c3 = ref Unsafe.Add(ref c2, slice.Columns);
        TVector s00 = TVectors.Load(ref c, 0), s01 = TVectors.Load(ref c, 1), s10 = TVectors.Load(ref c1, 0), s11 = TVectors.Load(ref c1, 1);
        TVector s20 = TVectors.Load(ref c2, 0), s21 = TVectors.Load(ref c2, 1), s30 = TVectors.Load(ref c3, 0), s31 = TVectors.Load(ref c3, 1);
        for (var p = 0; p < slice.Depth; p++)
        {
            TVector b0 = TVectors.Load(ref b, 0), b1 = TVectors.Load(ref b, 1);
            var x = TVectors.Fill(a);
            s00 = TVectors.MultiplyAdd(x, b0, s00);
            s01 = TVectors.MultiplyAdd(x, b1, s01);
            x = TVectors.Fill(Unsafe.Add(ref a, slice.LeftRow));
            s10 = TVectors.MultiplyAdd(x, b0, s10);
            s11 = TVectors.MultiplyAdd(x, b1, s11);
            x = TVectors.Fill(Unsafe.Add(ref a, 2 * slice.LeftRow));
            s20 = TVectors.MultiplyAdd(x, b0, s20);
            s21 = TVectors.MultiplyAdd(x, b1, s21);
            x = TVectors.Fill(Unsafe.Add(ref a, 3 * slice.LeftRow));
            s30 = TVectors.MultiplyAdd(x, b0, s30);
            s31 = TVectors.MultiplyAdd(x, b1, s31);
            a = ref Unsafe.Add(ref a, slice.LeftColumn);
            b = ref Unsafe.Add(ref b, slice.Columns);
        }

        Store(ref c, s00, s01);
        Store(ref c1, s10, s11);
        Store(ref c2, s20, s21);
        Store(ref c3, s30, s31);
    }

    public static void OneByOne(MatrixProduct.Slice slice, ref T a, ref T b, ref T c)
    {
        var sum = TVectors.Load(ref c, 0);
        for (var p = 0; p < slice.Depth; p++)
            sum = TVectors.MultiplyAdd(TVectors.Fill(Unsafe.Add(ref a, p * slice.LeftColumn)), TVectors.Load(ref Unsafe.Add(ref b, p * slice.Columns), 0), sum);
        TVectors.Store(sum, ref c, 0);
    }

    /// <summary>One number, where no vector fits.</summary>
    public static void Single(MatrixProduct.Slice slice, ref T a, ref T b, ref T c)
    {
        for (var p = 0; p < slice.Depth; p++)
            c = T.FusedMultiplyAdd(Unsafe.Add(ref a, p * slice.LeftColumn), Unsafe.Add(ref b, p * slice.Columns), c);
    }

    private static void Store(ref T to, TVector v0, TVector v1)
    {
        TVectors.Store(v0, ref to, 0);
        TVectors.Store(v1, ref to, 1);
    }

    private static void Store(ref T to, TVector v0, TVector v1, TVector v2, TVector v3)
    {
        Store(ref to, v0, v1);
        TVectors.Store(v2, ref to, 2);
        TVectors.Store(v3, ref to, 3);
    }
}
