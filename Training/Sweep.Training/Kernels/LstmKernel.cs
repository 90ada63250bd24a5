using System.Numerics.Tensors;

namespace Sweep.Training.Kernels;

/// <summary>
/// The part of an LSTM that must go step by step (Hochreiter and Schmidhuber, 1997; forget gate of Gers et al., 2000).
/// What does not depend on the step before, the inputs' products, is left to the caller as one large product. Arrays
/// are step-major, and within a step gate-major (i, f, g, o), so that each gate of all rows lies in one piece.
/// </summary>
/// <param name="steps">Steps.</param>
/// <param name="rows">Rows of the batch.</param>
/// <param name="units">Units.</param>
internal readonly ref struct LstmKernel(int steps, int rows, int units)
{
    private readonly int state = rows * units;

    /// <summary>Runs the cell over all steps.</summary>
    /// <param name="gates">Shape [steps, 4, rows, units]: inputs' products and biases going in, gates' values coming out.</param>
    /// <param name="recurrent">The recurrent kernel, shape [4, units, units], from units to gates.</param>
    /// <param name="startOutput">Shape [rows, units].</param>
    /// <param name="startCell">Shape [rows, units].</param>
    /// <param name="outputs">Shape [steps, rows, units], filled.</param>
    /// <param name="cells">Shape [steps, rows, units], filled.</param>
    /// <param name="squashed">tanh of the cells, same shape, filled.</param>
    public void Forward(
        Span<float> gates, ReadOnlySpan<float> recurrent, ReadOnlySpan<float> startOutput, ReadOnlySpan<float> startCell,
        Span<float> outputs, Span<float> cells, Span<float> squashed)
    {
        var output = startOutput;
        var cell = startCell;
        for (var step = 0; step < steps; step++)
        {
            var now = gates.Slice(4 * step * state, 4 * state);
            for (var gate = 0; gate < 4; gate++)
                MatrixProduct.Add(output, recurrent.Slice(gate * units * units, units * units), now.Slice(gate * state, state), rows, units, units);

            Span<float> i = now[..state], f = now.Slice(state, state), g = now.Slice(2 * state, state), o = now[(3 * state)..];
            TensorPrimitives.Sigmoid<float>(now[..(2 * state)], now[..(2 * state)]);
            TensorPrimitives.Tanh<float>(g, g);
            TensorPrimitives.Sigmoid<float>(o, o);

            var next = cells.Slice(step * state, state);
            TensorPrimitives.Multiply<float>(i, g, next);
            TensorPrimitives.MultiplyAdd<float>(f, cell, next, next);
            var tanh = squashed.Slice(step * state, state);
            TensorPrimitives.Tanh<float>(next, tanh);
            var result = outputs.Slice(step * state, state);
            TensorPrimitives.Multiply<float>(o, tanh, result);
            output = result;
            cell = next;
        }
    }

    /// <summary>Goes back over all steps.</summary>
    /// <param name="gates">As <see cref="Forward"/> left them; each step's is replaced by its gradient before the gates' functions.</param>
    /// <param name="recurrent">The recurrent kernel, shape [4, units, units], from gates to units.</param>
    /// <param name="startCell">As in <see cref="Forward"/>.</param>
    /// <param name="cells">As filled there.</param>
    /// <param name="squashed">As filled there.</param>
    /// <param name="outputGradients">Shape [steps, rows, units].</param>
    /// <param name="outputGradient">Scratch going in, zero; the start's output gradient coming out. Shape [rows, units].</param>
    /// <param name="cellGradient">The last cell's gradient going in, the start's coming out. Shape [rows, units].</param>
    public void Backward(
        Span<float> gates, ReadOnlySpan<float> recurrent, ReadOnlySpan<float> startCell, ReadOnlySpan<float> cells, ReadOnlySpan<float> squashed,
        ReadOnlySpan<float> outputGradients, Span<float> outputGradient, Span<float> cellGradient)
    {
        var scratch = new float[state];
        for (var step = steps - 1; step >= 0; step--)
        {
            var now = gates.Slice(4 * step * state, 4 * state);
            Span<float> i = now[..state], f = now.Slice(state, state), g = now.Slice(2 * state, state), o = now[(3 * state)..];
            var tanh = squashed.Slice(step * state, state);
            var before = step == 0 ? startCell : cells.Slice((step - 1) * state, state);

            TensorPrimitives.Add<float>(outputGradient, outputGradients.Slice(step * state, state), outputGradient);

            // dc += dh · o · (1 − tanh²), then do = dh · tanh · o · (1 − o).
            TensorPrimitives.Multiply<float>(tanh, tanh, scratch);
            TensorPrimitives.Subtract<float>(1, scratch, scratch);
            TensorPrimitives.Multiply<float>(scratch, o, scratch);
            TensorPrimitives.MultiplyAdd<float>(scratch, outputGradient, cellGradient, cellGradient);
            TensorPrimitives.Multiply<float>(outputGradient, tanh, outputGradient);
            ThroughSigmoid(o, outputGradient, scratch);

            // di = dc · g, df = dc · c before, dg = dc · i, dc before = dc · f, each through its gate's function.
            TensorPrimitives.Multiply<float>(cellGradient, g, outputGradient);
            TensorPrimitives.Multiply<float>(g, g, g);
            TensorPrimitives.Subtract<float>(1, g, g);
            TensorPrimitives.Multiply<float>(g, i, g);
            TensorPrimitives.Multiply<float>(g, cellGradient, g);
            ThroughSigmoid(i, outputGradient, scratch);
            TensorPrimitives.Multiply<float>(cellGradient, before, outputGradient);
            TensorPrimitives.Multiply<float>(cellGradient, f, cellGradient);
            ThroughSigmoid(f, outputGradient, scratch);

            outputGradient.Clear();
            for (var gate = 0; gate < 4; gate++)
                MatrixProduct.Add(now.Slice(gate * state, state), recurrent.Slice(gate * units * units, units * units), outputGradient, rows, units, units);
        }
    }

    /// <summary>Replaces a gate's values by the gradient before its sigmoid.</summary>
    private static void ThroughSigmoid(Span<float> gate, ReadOnlySpan<float> gradient, Span<float> scratch)
    {
        TensorPrimitives.Subtract<float>(1, gate, scratch);
        TensorPrimitives.Multiply<float>(gate, scratch, gate);
        TensorPrimitives.Multiply<float>(gate, gradient, gate);
    }
}
