using System.Numerics.Tensors;

namespace Sweep.Training.Kernels;

/// <summary>Elman (1990) with tanh.</summary>
internal readonly struct SimpleCell : IRecurrentCell
{
    private const int Sum = 0, OutputBefore = 1;

    public static int Slots => 2;

    public static ReadOnlySpan<int> InputSlots => [Sum];

    public static ReadOnlySpan<int> RecurrentSlots => [Sum];

    public static int Before => OutputBefore;

    public static (int Now, int Before)? Memory => null;

    static void IRecurrentCell.Forward<T>(CellStep<T> step)
    {
        TensorPrimitives.Tanh<T>(step[Sum], step[Sum]);
        step[Sum].CopyTo(step.Output);
    }

    static void IRecurrentCell.Backward<T>(CellStep<T> step, Span<T> outputGradient, Span<T> memoryGradient)
    {
        Derivative.ThroughTanh(step[Sum], outputGradient, step[Sum]);
        outputGradient.Clear();
    }
}
