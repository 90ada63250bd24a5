using Sweep.Formats.Resources;
using Sweep.Contracts.Results;

namespace Sweep.Formats.Tables;

/// <summary>Tables for a terminal: columns aligned, the best row marked.</summary>
internal static class TextTables
{
    private const string Gap = "  ";

    public static void Write(IReadOnlyList<ComparisonTable> tables, TextWriter output, Text text)
    {
        foreach (var table in tables)
            Write(table, output, text);
    }

    private static void Write(ComparisonTable table, TextWriter output, Text text)
    {
        var words = new TableWords(text);
        var heads = words.Heads(table);
        var rows = table.Rows.Select(r => words.Cells(table, r, compact: true)).ToList();
        var widths = heads.Select((head, column) => rows.Select(r => r[column].Length).Append(head.Length).Max()).ToList();

        output.WriteLine($"{table.Sweep}: {text.Title(table.Sweep, table.Title)}");
        output.WriteLine();
        output.WriteLine($"  {Line(heads)}");
        output.WriteLine($"  {new string('─', widths.Sum() + Gap.Length * (widths.Count - 1))}");
        foreach (var (row, cells) in table.Rows.Zip(rows))
            output.WriteLine($"{(row.IsBest ? '*' : ' ')} {Line(cells)}");
        output.WriteLine();
        if (table.Rows.Any(r => r.IsBest))
            output.WriteLine($"* {text.Get("Legend", words.Name(table.Metric.Name))}");
        output.WriteLine(TableSentences.Of(table, text));
        output.WriteLine();

        string Line(IReadOnlyList<string> cells) => string.Join(Gap, cells.Select((cell, column) =>
            TableWords.IsText(table, column) ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd();
    }
}
