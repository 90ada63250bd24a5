namespace Sweep.Training.Kernels;

/// <summary>Rows read at one step: those from <paramref name="First"/> to before <paramref name="End"/>.</summary>
/// <param name="First">The first row.</param>
/// <param name="End">The row after the last.</param>
/// <param name="Offset">Where the step's rows begin in packed sequences.</param>
internal readonly record struct RowStep(int First, int End, int Offset)
{
    public int Count => End - First;
}

/// <summary>
/// Which rows of a batch a recurrent layer reads at each step. A sequence packed by it holds, step after step, those rows
/// only. Rows keep their order, so each step's are in one piece. A row that comes in after the first step goes on from
/// row 0's state.
/// </summary>
internal sealed class RowSchedule
{
    public RowSchedule(int rows, IEnumerable<(int First, int End)> steps)
    {
        Rows = rows;
        var offset = 0;
        var all = new List<RowStep>();
        foreach (var (first, end) in steps)
        {
            all.Add(new RowStep(first, end, offset));
            offset += end - first;
        }

        Steps = [.. all];
        Positions = offset;
    }

    /// <summary>Rows with a state.</summary>
    public int Rows { get; }

    public RowStep[] Steps { get; }

    /// <summary>Length of a packed sequence.</summary>
    public int Positions { get; }

    /// <summary>Where a packed sequence has a row at a step that reads it.</summary>
    public int At(int step, int row) => Steps[step].Offset + row - Steps[step].First;
}
