namespace Sweep.Training.Tests.Reference;

/// <summary>Numbers of shape [rows, steps, width]; a batch of plain vectors has one step.</summary>
internal sealed class ReferenceBatch(int rows, int steps, int width)
{
    private readonly double[] values = new double[rows * steps * width];

    public int Rows => rows;

    public int Steps => steps;

    public int Width => width;

    /// <summary>The vector of one position; writing to it writes to the batch.</summary>
    public Span<double> this[int row, int step] => values.AsSpan(((row * steps) + step) * width, width);
}
