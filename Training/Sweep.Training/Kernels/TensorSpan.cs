using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Sweep.Training.Kernels;

internal static class TensorSpan
{
    /// <summary>The numbers of a contiguous tensor on the CPU, in place. <typeparamref name="T"/> must be its type.</summary>
    public static Span<T> Numbers<T>(this Tensor tensor) where T : unmanaged => MemoryMarshal.Cast<byte, T>(tensor.bytes);

    public static Span<float> Floats(this Tensor tensor) => tensor.Numbers<float>();
}
