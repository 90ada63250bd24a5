namespace Sweep.Training.Kernels;

/// <summary>
/// What a matrix product needs of vectors of some width. A sum of it never depends on the width: every lane adds one number
/// of the result, in the same order.
/// </summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal interface IVectors<TVector, T>
{
    /// <summary>Lanes of a vector.</summary>
    static abstract int Count { get; }

    /// <summary>Whether the processor has registers for sixteen sums and what is added to them: 32, not 16.</summary>
    static abstract bool HoldsSixteenSums { get; }

    /// <summary>The vector that lies so many vectors behind a place.</summary>
    static abstract TVector Load(ref T from, int vector);

    static abstract void Store(TVector numbers, ref T to, int vector);

    /// <summary>The number in every lane.</summary>
    static abstract TVector Fill(T number);

    /// <summary>a · b + c, rounded once.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);
}
