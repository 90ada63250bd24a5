namespace Sweep.Training.Kernels;

/// <summary>Numbers seen as a matrix. Transposing moves nothing; only a product's left side may be transposed.</summary>
internal readonly ref struct Matrix<T>
{
    /// <param name="data">Row after row.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    public Matrix(Span<T> data, int rows, int columns)
        : this(data[..(rows * columns)], rows, columns, columns, 1) { }

    private Matrix(Span<T> data, int rows, int columns, int rowStride, int columnStride)
    {
        Data = data;
        Rows = rows;
        Columns = columns;
        RowStride = rowStride;
        ColumnStride = columnStride;
    }

    public Span<T> Data { get; }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Numbers from one row to the next.</summary>
    public int RowStride { get; }

    /// <summary>Numbers from one column to the next.</summary>
    public int ColumnStride { get; }

    public Matrix<T> Transposed => new(Data, Columns, Rows, ColumnStride, RowStride);

    /// <summary>Writes the rows as columns.</summary>
    /// <param name="target">As many numbers.</param>
    public void CopyTransposed(Span<T> target)
    {
        for (var row = 0; row < Rows; row++)
        {
            var from = Data.Slice(row * Columns, Columns);
            for (var column = 0; column < from.Length; column++)
                target[column * Rows + row] = from[column];
        }
    }
}
