using System.Numerics.Tensors;

namespace Sweep.Training.Kernels;

/// <summary>
/// Cho et al. (2014) with the reset gate after the recurrent product, as Keras' <c>reset_after</c> and libtorch have it:
/// n = tanh(input's share + r · recurrent share), output n + z · (output before − n).
/// </summary>
internal readonly struct GruCell : IRecurrentCell
{
    private const int R = 0, Z = 1, InputShare = 2, RecurrentShare = 3, OutputBefore = 4, Scratch = 5, Kept = 6;

    public static int Slots => 7;

    public static ReadOnlySpan<int> InputSlots => [R, Z, InputShare];

    public static ReadOnlySpan<int> RecurrentSlots => [R, Z, RecurrentShare];

    public static int Before => OutputBefore;

    public static (int Now, int Before)? Memory => null;

    /// <summary>Leaves n in the slot of the input's share.</summary>
    static void IRecurrentCell.Forward<T>(CellStep<T> step)
    {
        Span<T> r = step[R], z = step[Z], n = step[InputShare];
        TensorPrimitives.Sigmoid<T>(r, r);
        TensorPrimitives.Sigmoid<T>(z, z);
        TensorPrimitives.MultiplyAdd<T>(r, step[RecurrentShare], n, n);
        TensorPrimitives.Tanh<T>(n, n);
        TensorPrimitives.Subtract<T>(step[OutputBefore], n, step.Output);
        TensorPrimitives.MultiplyAdd<T>(z, step.Output, n, step.Output);
    }

    static void IRecurrentCell.Backward<T>(CellStep<T> step, Span<T> outputGradient, Span<T> memoryGradient)
    {
        Span<T> r = step[R], z = step[Z], n = step[InputShare], recurrent = step[RecurrentShare], scratch = step[Scratch], kept = step[Kept];

        // dh before = dh · z; dz = dh · (h before − n) and dn = dh · (1 − z), each through its function.
        TensorPrimitives.Multiply<T>(outputGradient, z, kept);
        TensorPrimitives.Subtract<T>(step[OutputBefore], n, scratch);
        TensorPrimitives.Multiply<T>(scratch, outputGradient, scratch);
        Derivative.ThroughSigmoid(z, scratch, z);
        TensorPrimitives.Subtract<T>(outputGradient, kept, outputGradient);
        Derivative.ThroughTanh(n, outputGradient, n);
        kept.CopyTo(outputGradient);

        // dr = dn · recurrent share, through its function; the recurrent share's gradient is dn · r.
        TensorPrimitives.Multiply<T>(n, recurrent, scratch);
        TensorPrimitives.Multiply<T>(n, r, recurrent);
        Derivative.ThroughSigmoid(r, scratch, r);
    }
}
