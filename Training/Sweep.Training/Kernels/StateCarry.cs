using System.Numerics;
using System.Numerics.Tensors;

namespace Sweep.Training.Kernels;

/// <summary>Takes a state from one step of a schedule to the next, and its gradient back.</summary>
internal readonly struct StateCarry(RowSchedule schedule, int units)
{
    /// <summary>Where a step's numbers are in a packed sequence.</summary>
    public (int From, int Length) Range(int step) => (schedule.Steps[step].Offset * units, schedule.Steps[step].Count * units);

    /// <summary>Fills a step's part of <paramref name="before"/>: zeros at first, then what each row had, newcomers row 0's.</summary>
    public void Forward<T>(int step, ReadOnlySpan<T> now, Span<T> before)
    {
        var (from, length) = Range(step);
        var target = before.Slice(from, length);
        if (step == 0)
        {
            target.Clear();
            return;
        }

        var (here, last) = (schedule.Steps[step], schedule.Steps[step - 1]);
        var stay = Math.Min(here.End, last.End) - here.First;
        now.Slice((last.Offset + here.First - last.First) * units, stay * units).CopyTo(target);
        for (var newcomer = stay; newcomer < here.Count; newcomer++)
            now.Slice(last.Offset * units, units).CopyTo(target[(newcomer * units)..]);
    }

    /// <summary>Hands the gradients of rows that came in at this step to row 0, from which they came.</summary>
    /// <param name="step">The step.</param>
    /// <param name="gradients">Row after row of the schedule.</param>
    public void Backward<T>(int step, Span<T> gradients) where T : IAdditionOperators<T, T, T>, IAdditiveIdentity<T, T>
    {
        if (step == 0)
            return;
        var first = gradients[..units];
        for (var row = schedule.Steps[step - 1].End; row < schedule.Steps[step].End; row++)
            TensorPrimitives.Add<T>(first, gradients.Slice(row * units, units), first);
    }
}
