using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sweep.Training.Kernels;

/// <summary>
/// Parts of a product small enough for their sums to stay in registers, named by rows and vectors of columns. Written out,
/// since only local variables become registers.
/// </summary>
internal static class ProductTile
{
    public static void FourByFour<T>(MatrixProduct.Slice slice, ref T a, ref T b, ref T c) where T : unmanaged
    {
        ref var c1 = ref Unsafe.Add(ref c, slice.Columns);
        ref var c2 = ref Unsafe.Add(ref c1, slice.Columns);
        ref var c3 = ref Unsafe.Add(ref c2, slice.Columns);
        Vector<T> s00 = At(ref c, 0), s01 = At(ref c, 1), s02 = At(ref c, 2), s03 = At(ref c, 3);
        Vector<T> s10 = At(ref c1, 0), s11 = At(ref c1, 1), s12 = At(ref c1, 2), s13 = At(ref c1, 3);
        Vector<T> s20 = At(ref c2, 0), s21 = At(ref c2, 1), s22 = At(ref c2, 2), s23 = At(ref c2, 3);
        Vector<T> s30 = At(ref c3, 0), s31 = At(ref c3, 1), s32 = At(ref c3, 2), s33 = At(ref c3, 3);
        for (var p = 0; p < slice.Depth; p++)
        {
            Vector<T> b0 = At(ref b, 0), b1 = At(ref b, 1), b2 = At(ref b, 2), b3 = At(ref b, 3);
            var x = new Vector<T>(a);
            s00 = Lanes.MultiplyAdd(x, b0, s00);
            s01 = Lanes.MultiplyAdd(x, b1, s01);
            s02 = Lanes.MultiplyAdd(x, b2, s02);
            s03 = Lanes.MultiplyAdd(x, b3, s03);
            x = new Vector<T>(Unsafe.Add(ref a, slice.LeftRow));
            s10 = Lanes.MultiplyAdd(x, b0, s10);
            s11 = Lanes.MultiplyAdd(x, b1, s11);
            s12 = Lanes.MultiplyAdd(x, b2, s12);
            s13 = Lanes.MultiplyAdd(x, b3, s13);
            x = new Vector<T>(Unsafe.Add(ref a, 2 * slice.LeftRow));
            s20 = Lanes.MultiplyAdd(x, b0, s20);
            s21 = Lanes.MultiplyAdd(x, b1, s21);
            s22 = Lanes.MultiplyAdd(x, b2, s22);
            s23 = Lanes.MultiplyAdd(x, b3, s23);
            x = new Vector<T>(Unsafe.Add(ref a, 3 * slice.LeftRow));
            s30 = Lanes.MultiplyAdd(x, b0, s30);
            s31 = Lanes.MultiplyAdd(x, b1, s31);
            s32 = Lanes.MultiplyAdd(x, b2, s32);
            s33 = Lanes.MultiplyAdd(x, b3, s33);
            a = ref Unsafe.Add(ref a, slice.LeftColumn);
            b = ref Unsafe.Add(ref b, slice.Columns);
        }

        Store(ref c, s00, s01, s02, s03);
        Store(ref c1, s10, s11, s12, s13);
        Store(ref c2, s20, s21, s22, s23);
        Store(ref c3, s30, s31, s32, s33);
    }

    public static void TwoByFour<T>(MatrixProduct.Slice slice, ref T a, ref T b, ref T c) where T : unmanaged
    {
        ref var c1 = ref Unsafe.Add(ref c, slice.Columns);
        Vector<T> s00 = At(ref c, 0), s01 = At(ref c, 1), s02 = At(ref c, 2), s03 = At(ref c, 3);
        Vector<T> s10 = At(ref c1, 0), s11 = At(ref c1, 1), s12 = At(ref c1, 2), s13 = At(ref c1, 3);
        for (var p = 0; p < slice.Depth; p++)
        {
            Vector<T> b0 = At(ref b, 0), b1 = At(ref b, 1), b2 = At(ref b, 2), b3 = At(ref b, 3);
            var x = new Vector<T>(a);
            s00 = Lanes.MultiplyAdd(x, b0, s00);
            s01 = Lanes.MultiplyAdd(x, b1, s01);
            s02 = Lanes.MultiplyAdd(x, b2, s02);
            s03 = Lanes.MultiplyAdd(x, b3, s03);
            x = new Vector<T>(Unsafe.Add(ref a, slice.LeftRow));
            s10 = Lanes.MultiplyAdd(x, b0, s10);
            s11 = Lanes.MultiplyAdd(x, b1, s11);
            s12 = Lanes.MultiplyAdd(x, b2, s12);
            s13 = Lanes.MultiplyAdd(x, b3, s13);
            a = ref Unsafe.Add(ref a, slice.LeftColumn);
            b = ref Unsafe.Add(ref b, slice.Columns);
        }

        Store(ref c, s00, s01, s02, s03);
        Store(ref c1, s10, s11, s12, s13);
    }

    public static void OneByFour<T>(MatrixProduct.Slice slice, ref T a, ref T b, ref T c) where T : unmanaged
    {
        Vector<T> s0 = At(ref c, 0), s1 = At(ref c, 1), s2 = At(ref c, 2), s3 = At(ref c, 3);
        for (var p = 0; p < slice.Depth; p++)
        {
            var x = new Vector<T>(a);
            s0 = Lanes.MultiplyAdd(x, At(ref b, 0), s0);
            s1 = Lanes.MultiplyAdd(x, At(ref b, 1), s1);
            s2 = Lanes.MultiplyAdd(x, At(ref b, 2), s2);
            s3 = Lanes.MultiplyAdd(x, At(ref b, 3), s3);
            a = ref Unsafe.Add(ref a, slice.LeftColumn);
            b = ref Unsafe.Add(ref b, slice.Columns);
        }

        Store(ref c, s0, s1, s2, s3);
    }

    public static void FourByTwo<T>(MatrixProduct.Slice slice, ref T a, ref T b, ref T c) where T : unmanaged
    {
        ref var c1 = ref Unsafe.Add(ref c, slice.Columns);
        ref var c2 = ref Unsafe.Add(ref c1, slice.Columns);
        ref var c3 = ref Unsafe.Add(ref c2, slice.Columns);
        Vector<T> s00 = At(ref c, 0), s01 = At(ref c, 1), s10 = At(ref c1, 0), s11 = At(ref c1, 1);
        Vector<T> s20 = At(ref c2, 0), s21 = At(ref c2, 1), s30 = At(ref c3, 0), s31 = At(ref c3, 1);
        for (var p = 0; p < slice.Depth; p++)
        {
            Vector<T> b0 = At(ref b, 0), b1 = At(ref b, 1);
            var x = new Vector<T>(a);
            s00 = Lanes.MultiplyAdd(x, b0, s00);
            s01 = Lanes.MultiplyAdd(x, b1, s01);
            x = new Vector<T>(Unsafe.Add(ref a, slice.LeftRow));
            s10 = Lanes.MultiplyAdd(x, b0, s10);
            s11 = Lanes.MultiplyAdd(x, b1, s11);
            x = new Vector<T>(Unsafe.Add(ref a, 2 * slice.LeftRow));
            s20 = Lanes.MultiplyAdd(x, b0, s20);
            s21 = Lanes.MultiplyAdd(x, b1, s21);
            x = new Vector<T>(Unsafe.Add(ref a, 3 * slice.LeftRow));
            s30 = Lanes.MultiplyAdd(x, b0, s30);
            s31 = Lanes.MultiplyAdd(x, b1, s31);
            a = ref Unsafe.Add(ref a, slice.LeftColumn);
            b = ref Unsafe.Add(ref b, slice.Columns);
        }

        Store(ref c, s00, s01);
        Store(ref c1, s10, s11);
        Store(ref c2, s20, s21);
        Store(ref c3, s30, s31);
    }

    public static void OneByOne<T>(MatrixProduct.Slice slice, ref T a, ref T b, ref T c) where T : unmanaged
    {
        var sum = At(ref c, 0);
        for (var p = 0; p < slice.Depth; p++)
            sum = Lanes.MultiplyAdd(new Vector<T>(Unsafe.Add(ref a, p * slice.LeftColumn)), At(ref Unsafe.Add(ref b, p * slice.Columns), 0), sum);
        sum.StoreUnsafe(ref c);
    }

    /// <summary>One number, where no vector fits.</summary>
    public static void Single<T>(MatrixProduct.Slice slice, ref T a, ref T b, ref T c) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var p = 0; p < slice.Depth; p++)
            c = T.FusedMultiplyAdd(Unsafe.Add(ref a, p * slice.LeftColumn), Unsafe.Add(ref b, p * slice.Columns), c);
    }

    private static Vector<T> At<T>(ref T from, int vector) => Vector.LoadUnsafe(ref from, (nuint)(vector * Vector<T>.Count));

    private static void Store<T>(ref T to, Vector<T> v0, Vector<T> v1) where T : unmanaged
    {
        v0.StoreUnsafe(ref to);
        v1.StoreUnsafe(ref to, (nuint)Vector<T>.Count);
    }

    private static void Store<T>(ref T to, Vector<T> v0, Vector<T> v1, Vector<T> v2, Vector<T> v3) where T : unmanaged
    {
        Store(ref to, v0, v1);
        Store(ref Unsafe.Add(ref to, 2 * Vector<T>.Count), v2, v3);
    }
}
