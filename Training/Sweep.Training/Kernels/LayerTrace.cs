using System.Buffers;

namespace Sweep.Training.Kernels;

/// <summary>What a layer's way forward leaves for the way back: its cell's slots, in memory that is used again.</summary>
internal sealed class LayerTrace<T>(RowSchedule schedule, int slots, int units) : IDisposable
{
    private readonly T[] numbers = ArrayPool<T>.Shared.Rent(slots * schedule.Positions * units);

    public RowSchedule Schedule => schedule;

    public int Units => units;

    /// <summary>Numbers in a slot.</summary>
    public int SlotLength => schedule.Positions * units;

    public Span<T> Slots => numbers.AsSpan(0, slots * SlotLength);

    public Span<T> Slot(int slot) => numbers.AsSpan(slot * SlotLength, SlotLength);

    public void Dispose() => ArrayPool<T>.Shared.Return(numbers);
}
