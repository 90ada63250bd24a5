using System.Buffers;

namespace Sweep.Training.Kernels;

/// <summary>Memory that is given back for others to use; what it holds at first is left over from them.</summary>
internal readonly struct Rented<T>(int length) : IDisposable
{
    private readonly T[] numbers = ArrayPool<T>.Shared.Rent(length);

    public Span<T> Span => numbers.AsSpan(0, length);

    public void Dispose() => ArrayPool<T>.Shared.Return(numbers);
}
