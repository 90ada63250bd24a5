using Sweep.Training.Kernels;
using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>
/// One way to read a batch step by step: which rows are read at each step (longest first, before them perhaps a row of
/// nothing but padding), and from which end.
/// </summary>
internal sealed class Reading
{
    /// <summary>The row of padding, where there is one.</summary>
    private const int Padding = -1;

    private readonly TextRows rows;
    private readonly int[] order;
    private readonly int[] places;
    private readonly bool backwards;

    /// <param name="rows">The batch.</param>
    /// <param name="order">The batch's rows as the schedule numbers them; -1 for the row of padding.</param>
    /// <param name="schedule">When each is read.</param>
    /// <param name="backwards">Whether from the end of the text.</param>
    public Reading(TextRows rows, int[] order, RowSchedule schedule, bool backwards)
    {
        (this.rows, this.order, this.backwards, Schedule) = (rows, order, backwards, schedule);
        places = new int[rows.Count];
        for (var place = 0; place < order.Length; place++)
        {
            if (order[place] != Padding)
                places[order[place]] = place;
        }
    }

    public RowSchedule Schedule { get; }

    /// <summary>Whether padding is read once for all rows.</summary>
    public bool SharesPadding => order[0] == Padding;

    /// <summary>The tokens, packed.</summary>
    public Tensor Tokens() => Packed((row, step) => row == Padding ? 0 : rows.Token(row, Turn(row, step)));

    /// <summary>Where another reading's packed sequence has what this one reads.</summary>
    public Tensor Indices(Reading other) => Packed((row, step) => other.At(row, other.Turn(row, Turn(row, step))));

    /// <summary>Each row's vector at the last step it is read; zeros for a row that is never read. Shape [rows, features].</summary>
    /// <param name="sequence">Packed by this reading.</param>
    public Tensor Last(Tensor sequence)
    {
        var last = new long[rows.Count];
        var anyEmpty = false;
        for (var row = 0; row < last.Length; row++)
        {
            var read = rows.Read(row);
            last[row] = read == 0 ? 0 : At(row, read - 1);
            anyEmpty |= read == 0;
        }

        if (!anyEmpty)
            return sequence.index_select(0, tensor(last));
        if (sequence.shape[0] == 0)
            return zeros([rows.Count, sequence.shape[1]], dtype: sequence.dtype);
        var present = tensor(Array.ConvertAll(rows.Lengths, length => length == 0 ? 0f : 1f)).to(sequence.dtype);
        return sequence.index_select(0, tensor(last)) * present.unsqueeze(1);
    }

    /// <summary>From a step to the position read there, or back.</summary>
    private int Turn(int row, int at) => backwards ? rows.Read(row) - 1 - at : at;

    /// <summary>A row is the row of padding until its first word.</summary>
    private int At(int row, int step)
    {
        var place = places[row];
        return Schedule.At(step, place < Schedule.Steps[step].End ? place : 0);
    }

    private Tensor Packed(Func<int, int, long> value)
    {
        var values = new long[Schedule.Positions];
        for (var step = 0; step < Schedule.Steps.Length; step++)
        {
            var (first, end, offset) = Schedule.Steps[step];
            for (var place = first; place < end; place++)
                values[offset + place - first] = value(order[place], step);
        }

        return tensor(values);
    }
}
