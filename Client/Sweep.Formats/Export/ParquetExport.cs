using Parquet;
using Parquet.Schema;

namespace Sweep.Formats.Export;

internal static class ParquetExport
{
    /// <summary>Rows held in memory at once.</summary>
    private const int RowGroup = 10_000;

    public static async Task WriteAsync<T>(
        IAsyncEnumerable<T> rows, IReadOnlyList<ExportColumn<T>> columns, Stream output, CancellationToken cancellation)
    {
        var fields = columns.Select(c => new DataField(c.Name, c.Type, isNullable: true)).ToList();
        var schema = new ParquetSchema(fields);
        await using var writer = await ParquetWriter.CreateAsync(schema, output, cancellationToken: cancellation);
        var waiting = new List<T>();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            waiting.Add(row);
            if (waiting.Count == RowGroup)
                await FlushAsync(writer, fields, columns, waiting);
        }

        await FlushAsync(writer, fields, columns, waiting);
    }

    private static async Task FlushAsync<T>(
        ParquetWriter writer, List<DataField> fields, IReadOnlyList<ExportColumn<T>> columns, List<T> rows)
    {
        using var group = writer.CreateRowGroup();
        foreach (var (field, column) in fields.Zip(columns))
            await WriteColumnAsync(group, field, column, rows);
        rows.Clear();
    }

    private static Task WriteColumnAsync<T>(
        ParquetRowGroupWriter group, DataField field, ExportColumn<T> column, List<T> rows)
    {
        var values = rows.ConvertAll(row => column.Get(row));
        if (column.Type == typeof(long))
            return group.WriteAsync<long>(field, values.ConvertAll(v => (long?)v).ToArray());
        if (column.Type == typeof(double))
            return group.WriteAsync<double>(field, values.ConvertAll(v => (double?)v).ToArray());
        return column.Type == typeof(bool)
            ? group.WriteAsync<bool>(field, values.ConvertAll(v => (bool?)v).ToArray())
            : group.WriteAsync(field, values.ConvertAll(v => (string?)v)!);
    }
}
