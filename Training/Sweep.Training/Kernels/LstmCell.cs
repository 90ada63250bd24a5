using System.Numerics.Tensors;

namespace Sweep.Training.Kernels;

/// <summary>
/// Hochreiter and Schmidhuber (1997) with the forget gate of Gers et al. (2000): gates i, f, g, o,
/// c = f · c before + i · g, output o · tanh c.
/// </summary>
internal readonly struct LstmCell : IRecurrentCell
{
    private const int I = 0, F = 1, G = 2, O = 3, OutputBefore = 4, CellBefore = 5, Cell = 6, Squashed = 7;

    public static int Slots => 8;

    public static ReadOnlySpan<int> InputSlots => [I, F, G, O];

    public static ReadOnlySpan<int> RecurrentSlots => [I, F, G, O];

    public static int Before => OutputBefore;

    public static (int Now, int Before)? Memory => (Cell, CellBefore);

    static void IRecurrentCell.Forward<T>(CellStep<T> step)
    {
        Span<T> i = step[I], f = step[F], g = step[G], o = step[O], cell = step[Cell], squashed = step[Squashed];
        TensorPrimitives.Sigmoid<T>(i, i);
        TensorPrimitives.Sigmoid<T>(f, f);
        TensorPrimitives.Tanh<T>(g, g);
        TensorPrimitives.Sigmoid<T>(o, o);
        TensorPrimitives.Multiply<T>(i, g, cell);
        TensorPrimitives.MultiplyAdd<T>(f, step[CellBefore], cell, cell);
        TensorPrimitives.Tanh<T>(cell, squashed);
        TensorPrimitives.Multiply<T>(o, squashed, step.Output);
    }

    static void IRecurrentCell.Backward<T>(CellStep<T> step, Span<T> outputGradient, Span<T> memoryGradient)
    {
        Span<T> i = step[I], f = step[F], g = step[G], o = step[O], squashed = step[Squashed], scratch = step[Cell];

        // dc += dh · o · (1 − tanh²), then do = dh · tanh · o · (1 − o). The cell itself is needed no more.
        TensorPrimitives.Multiply<T>(outputGradient, o, scratch);
        Derivative.ThroughTanh(squashed, scratch, scratch);
        TensorPrimitives.Add<T>(memoryGradient, scratch, memoryGradient);
        TensorPrimitives.Multiply<T>(outputGradient, squashed, outputGradient);
        Derivative.ThroughSigmoid(o, outputGradient, o);

        // di = dc · g, df = dc · c before, dg = dc · i, each through its gate's function; dc before = dc · f.
        TensorPrimitives.Multiply<T>(memoryGradient, g, scratch);
        TensorPrimitives.Multiply<T>(memoryGradient, i, outputGradient);
        Derivative.ThroughTanh(g, outputGradient, g);
        Derivative.ThroughSigmoid(i, scratch, i);
        TensorPrimitives.Multiply<T>(memoryGradient, step[CellBefore], scratch);
        TensorPrimitives.Multiply<T>(memoryGradient, f, memoryGradient);
        Derivative.ThroughSigmoid(f, scratch, f);
        outputGradient.Clear();
    }
}
