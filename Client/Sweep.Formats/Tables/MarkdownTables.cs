using Sweep.Formats.Resources;
using Sweep.Contracts.Results;

namespace Sweep.Formats.Tables;

/// <summary>Tables in Markdown, the best row in bold.</summary>
internal static class MarkdownTables
{
    public static void Write(IReadOnlyList<ComparisonTable> tables, TextWriter output, Text text)
    {
        foreach (var table in tables)
            Write(table, output, text);
    }

    private static void Write(ComparisonTable table, TextWriter output, Text text)
    {
        var columns = TableColumns.All(table, text);
        output.WriteLine($"## {Escape(table.Sweep)}: {Escape(text.Title(table.Sweep, table.Title))}");
        output.WriteLine();
        if (TableQuestion.Of(table, text.Language) is { } question)
            output.WriteLine($"{Escape(question)}\n");
        output.WriteLine(Line(columns.Select(column => Escape(column.Head))));
        output.WriteLine(Line(columns.Select(column => column.IsText ? ":--" : "--:")));
        foreach (var row in table.Rows)
            output.WriteLine(Line(columns.Select(column => Cell(column.Cell(row), row.IsBest))));
        output.WriteLine();
        if (string.Join(' ', TableLegend.Of(table, text, $"{text.Get("Bold")}:")) is { Length: > 0 } legend)
            output.WriteLine($"{Escape(legend)}\n");
        output.WriteLine($"{Escape(TableSentences.Of(table, text))}\n");
        output.WriteLine($"**{Escape(TableConclusion.Of(table, text))}**");
        output.WriteLine();
    }

    private static string Cell(string cell, bool bold) =>
        bold && cell.Length > 0 ? $"**{Escape(cell)}**" : Escape(cell);

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    /// <summary>Takes from characters what Markdown would make of them.</summary>
    private static string Escape(string cell) => cell
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
