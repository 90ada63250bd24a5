using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Sweep.Training.Kernels;

internal static class TensorSpan
{
    /// <summary>The numbers of a contiguous float32 tensor on the CPU, in place.</summary>
    public static Span<float> Floats(this Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
