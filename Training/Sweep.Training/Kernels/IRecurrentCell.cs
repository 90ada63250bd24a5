using System.Numerics;

namespace Sweep.Training.Kernels;

/// <summary>
/// The element-wise part of a recurrent cell's step, in both directions. Its values are kept in slots, each one number
/// for every position and unit; the products with the weights are added to slots before the cell's turn.
/// </summary>
internal interface IRecurrentCell
{
    /// <summary>Slots in all.</summary>
    static abstract int Slots { get; }

    /// <summary>For each block of the input kernel, the slot it is added to.</summary>
    static abstract ReadOnlySpan<int> InputSlots { get; }

    /// <summary>For each block of the recurrent kernel, the slot it is added to.</summary>
    static abstract ReadOnlySpan<int> RecurrentSlots { get; }

    /// <summary>The slot with the output of the step before.</summary>
    static abstract int Before { get; }

    /// <summary>The slots of what else goes from step to step, now and a step before; null if nothing does.</summary>
    static abstract (int Now, int Before)? Memory { get; }

    /// <summary>From the sums in the slots to the output.</summary>
    static abstract void Forward<T>(CellStep<T> step) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Replaces each sum's slot by its gradient, and the gradients of the states after the step by those before, the recurrent products' share left out.</summary>
    static abstract void Backward<T>(CellStep<T> step, Span<T> outputGradient, Span<T> memoryGradient) where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>One step's part of a layer's slots.</summary>
internal readonly ref struct CellStep<T>(Span<T> slots, int slotLength, int from, int length, Span<T> outputs)
{
    private readonly Span<T> slots = slots;

    public Span<T> Output { get; } = outputs.Slice(from, length);

    public Span<T> this[int slot] => slots.Slice(slot * slotLength + from, length);
}
