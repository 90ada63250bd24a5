using System.Globalization;
using CsvHelper;

namespace Sweep.Formats.Export;

internal static class CsvExport
{
    public static async Task WriteAsync<T>(
        IAsyncEnumerable<T> rows, IReadOnlyList<ExportColumn<T>> columns, Stream output, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(output, new CsvWriterOptions(), leaveOpen: true);
        foreach (var column in columns)
            csv.WriteField(column.Name);
        csv.EndRecord();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            foreach (var column in columns)
                csv.WriteField(Cell(column.Get(row)));
            await csv.EndRecordAsync(cancellation);
        }
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        string text => Defused(text),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Spreadsheets run texts that start like a formula, and an error may quote a data file.</summary>
    private static string Defused(string text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;
}
