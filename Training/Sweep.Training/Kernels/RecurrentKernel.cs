using System.Numerics;
using System.Numerics.Tensors;

namespace Sweep.Training.Kernels;

/// <summary>A recurrent layer over packed sequences, there and back.</summary>
internal static class RecurrentKernel<TCell, T>
    where TCell : IRecurrentCell
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static void Forward(LayerWeights<T> weights, Span<T> input, LayerTrace<T> trace, Span<T> outputs)
    {
        var units = weights.Units;
        AddInputs(weights, input, trace);
        using var transposed = new Rented<T>(TCell.RecurrentSlots.Length * units * units);
        for (var block = 0; block < TCell.RecurrentSlots.Length; block++)
            weights.Recurrent(block).CopyTransposed(transposed.Span[(block * units * units)..]);

        var carry = new StateCarry(trace.Schedule, units);
        for (var step = 0; step < trace.Schedule.Steps.Length; step++)
        {
            var (from, length) = carry.Range(step);
            carry.Forward(step, outputs, trace.Slot(TCell.Before));
            if (TCell.Memory is { } memory)
                carry.Forward(step, trace.Slot(memory.Now), trace.Slot(memory.Before));
            var cell = new CellStep<T>(trace.Slots, trace.SlotLength, from, length, outputs);
            var before = new Matrix<T>(cell[TCell.Before], length / units, units);
            for (var block = 0; block < TCell.RecurrentSlots.Length; block++)
            {
                var kernel = new Matrix<T>(transposed.Span[(block * units * units)..], units, units);
                MatrixProduct.Add(before, kernel, new Matrix<T>(cell[TCell.RecurrentSlots[block]], before.Rows, units));
            }

            TCell.Forward(cell);
        }
    }

    /// <param name="weights">The layer's.</param>
    /// <param name="gradients">Theirs, added to.</param>
    /// <param name="input">As going forward.</param>
    /// <param name="trace">As the way forward left it; used up.</param>
    /// <param name="outputs">As going forward.</param>
    /// <param name="outputGradients">Packed.</param>
    /// <param name="inputGradients">Packed, added to.</param>
    public static void Backward(
        LayerWeights<T> weights, LayerWeights<T> gradients, Span<T> input, LayerTrace<T> trace, Span<T> outputs, Span<T> outputGradients, Span<T> inputGradients)
    {
        var units = weights.Units;
        var carry = new StateCarry(trace.Schedule, units);
        using var output = new Rented<T>(trace.Schedule.Rows * units);
        using var memory = new Rented<T>(trace.Schedule.Rows * units);
        output.Span.Clear();
        memory.Span.Clear();
        for (var step = trace.Schedule.Steps.Length - 1; step >= 0; step--)
        {
            var (from, length) = carry.Range(step);
            var first = trace.Schedule.Steps[step].First * units;
            var outputGradient = output.Span.Slice(first, length);
            TensorPrimitives.Add<T>(outputGradient, outputGradients.Slice(from, length), outputGradient);
            var cell = new CellStep<T>(trace.Slots, trace.SlotLength, from, length, outputs);
            TCell.Backward(cell, outputGradient, memory.Span.Slice(first, length));
            for (var block = 0; block < TCell.RecurrentSlots.Length; block++)
            {
                var gate = new Matrix<T>(cell[TCell.RecurrentSlots[block]], length / units, units);
                MatrixProduct.Add(gate, weights.Recurrent(block), new Matrix<T>(outputGradient, gate.Rows, units));
            }

            carry.Backward(step, output.Span);
            carry.Backward(step, memory.Span);
        }

        AddWeightGradients(weights, gradients, input, trace, inputGradients);
    }

    /// <summary>What no step before decides: biases and the inputs' products, for all positions at once.</summary>
    private static void AddInputs(LayerWeights<T> weights, Span<T> input, LayerTrace<T> trace)
    {
        var (units, features) = (weights.Units, weights.Features);
        for (var slot = 0; slot < TCell.Slots; slot++)
        {
            var (block, recurrentBlock) = (TCell.InputSlots.IndexOf(slot), TCell.RecurrentSlots.IndexOf(slot));
            if (block < 0 && recurrentBlock < 0)
                continue;
            using var bias = new Rented<T>(units);
            bias.Span.Clear();
            if (block >= 0)
                TensorPrimitives.Add<T>(bias.Span, weights.Bias(block), bias.Span);
            if (recurrentBlock >= 0 && weights.HasRecurrentBias)
                TensorPrimitives.Add<T>(bias.Span, weights.RecurrentBias(recurrentBlock), bias.Span);
            var sums = trace.Slot(slot);
            for (var position = 0; position < trace.Schedule.Positions; position++)
                bias.Span.CopyTo(sums[(position * units)..]);
            if (block < 0)
                continue;
            using var transposed = new Rented<T>(units * features);
            weights.Input(block).CopyTransposed(transposed.Span);
            MatrixProduct.Add(
                new Matrix<T>(input, trace.Schedule.Positions, features), new Matrix<T>(transposed.Span, features, units), new Matrix<T>(sums, trace.Schedule.Positions, units));
        }
    }

    private static void AddWeightGradients(LayerWeights<T> weights, LayerWeights<T> gradients, Span<T> input, LayerTrace<T> trace, Span<T> inputGradients)
    {
        var (positions, units) = (trace.Schedule.Positions, weights.Units);
        var inputs = new Matrix<T>(input, positions, weights.Features);
        var before = new Matrix<T>(trace.Slot(TCell.Before), positions, units);
        for (var block = 0; block < TCell.InputSlots.Length; block++)
        {
            var gate = new Matrix<T>(trace.Slot(TCell.InputSlots[block]), positions, units);
            MatrixProduct.Add(gate.Transposed, inputs, gradients.Input(block));
            MatrixProduct.Add(gate, weights.Input(block), new Matrix<T>(inputGradients, positions, weights.Features));
            AddColumns(gate, gradients.Bias(block));
        }

        for (var block = 0; block < TCell.RecurrentSlots.Length; block++)
        {
            var gate = new Matrix<T>(trace.Slot(TCell.RecurrentSlots[block]), positions, units);
            MatrixProduct.Add(gate.Transposed, before, gradients.Recurrent(block));
            if (gradients.HasRecurrentBias)
                AddColumns(gate, gradients.RecurrentBias(block));
        }
    }

    private static void AddColumns(Matrix<T> matrix, Span<T> sums)
    {
        for (var row = 0; row < matrix.Rows; row++)
            TensorPrimitives.Add<T>(sums, matrix.Data.Slice(row * matrix.Columns, matrix.Columns), sums);
    }
}
