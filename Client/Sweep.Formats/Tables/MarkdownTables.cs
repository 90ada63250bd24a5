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
        var words = new TableWords(text);
        output.WriteLine($"## {Escape(table.Sweep)}: {Escape(text.Title(table.Sweep, table.Title))}");
        output.WriteLine();
        output.WriteLine(Line(words.Heads(table).Select(Escape)));
        output.WriteLine(Line(words.Heads(table).Select((_, column) => TableWords.IsText(table, column) ? ":--" : "--:")));
        foreach (var row in table.Rows)
            output.WriteLine(Line(words.Cells(table, row).Select(cell => row.IsBest && cell.Length > 0 ? $"**{Escape(cell)}**" : Escape(cell))));
        output.WriteLine();
        if (table.Rows.Any(r => r.IsBest))
            output.WriteLine($"**{text.Get("Bold")}**: {Escape(text.Get("Legend", words.Name(table.Metric.Name)))}\n");
        output.WriteLine(Escape(TableSentences.Of(table, text)));
        output.WriteLine();
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    /// <summary>Takes from characters what Markdown would make of them.</summary>
    private static string Escape(string cell) => cell
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
