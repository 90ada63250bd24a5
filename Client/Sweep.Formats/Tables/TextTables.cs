using Sweep.Formats.Resources;
using Sweep.Contracts.Results;

namespace Sweep.Formats.Tables;

/// <summary>Tables for a terminal: columns aligned, the best row marked, up to 100 columns wide.</summary>
internal static class TextTables
{
    private const int Width = 100;

    private const string Gap = "  ";

    /// <summary>Before every row, for the mark of the best.</summary>
    private const int Margin = 2;

    public static void Write(IReadOnlyList<ComparisonTable> tables, TextWriter output, Text text)
    {
        foreach (var table in tables)
            Write(table, output, text);
    }

    private static void Write(ComparisonTable table, TextWriter output, Text text)
    {
        Paragraph($"{table.Sweep}: {text.Title(table.Sweep, table.Title)}");
        if (TableQuestion.Of(table, text.Language) is { } question)
            Paragraph(question);
        output.WriteLine();
        WriteColumns(table, Fitting(table, text), output);
        output.WriteLine();
        Paragraph(string.Join(' ', TableLegend.Of(table, text, "*")));
        Paragraph(TableSentences.Of(table, text));
        Paragraph(TableConclusion.Of(table, text));
        output.WriteLine();

        void Paragraph(string prose)
        {
            foreach (var line in Wrapped(prose))
                output.WriteLine(line);
        }
    }

    private static void WriteColumns(ComparisonTable table, IReadOnlyList<Column> columns, TextWriter output)
    {
        var lines = columns.Max(column => column.Head.Count);
        for (var line = 0; line < lines; line++)
        {
            var heads = Line(column =>
                line - lines + column.Head.Count is >= 0 and var index ? column.Head[index] : "");
            output.WriteLine($"  {heads}".TrimEnd());
        }

        output.WriteLine($"  {new string('─', columns.Sum(c => c.Width) + Gap.Length * (columns.Count - 1))}");
        foreach (var (index, row) in table.Rows.Index())
            output.WriteLine($"{(row.IsBest ? '*' : ' ')} {Line(column => column.Cells[index])}");

        string Line(Func<Column, string> cell) => string.Join(Gap, columns.Select(column =>
            column.IsText ? cell(column).PadRight(column.Width) : cell(column).PadLeft(column.Width))).TrimEnd();
    }

    /// <summary>
    /// All compact columns, their heads in one line, or in two; without the optional ones from the right where that is
    /// too wide.
    /// </summary>
    private static List<Column> Fitting(ComparisonTable table, Text text)
    {
        var all = TableColumns.Compact(table, text);
        var columns = all.Select(column => new Column(column, table, ' ')).ToList();
        if (WidthOf(columns) > Width)
            columns = [.. all.Select(column => new Column(column, table, '_'))];
        while (WidthOf(columns) > Width && columns.FindLastIndex(column => column.Optional) is >= 0 and var last)
            columns.RemoveAt(last);
        return columns;
    }

    private static int WidthOf(List<Column> columns) =>
        Margin + columns.Sum(column => column.Width) + Gap.Length * (columns.Count - 1);

    private static IEnumerable<string> Wrapped(string prose)
    {
        var line = "";
        foreach (var word in prose.ReplaceLineEndings(" ").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        if (line.Length > 0)
            yield return line;
    }

    private sealed class Column
    {
        /// <param name="column">What it shows.</param>
        /// <param name="table">The table.</param>
        /// <param name="breaks">Where else than at spaces its head may be broken.</param>
        public Column(TableColumn column, ComparisonTable table, char breaks)
        {
            Cells = [.. table.Rows.Select(column.Cell)];
            (IsText, Optional) = (column.IsText, column.Optional);
            var widest = Cells.Select(cell => cell.Length).DefaultIfEmpty().Max();
            Head = column.Head.Length <= widest ? [column.Head] : Broken(column.Head, breaks);
            Width = Cells.Concat(Head).Max(cell => cell.Length);
        }

        public IReadOnlyList<string> Head { get; }

        public IReadOnlyList<string> Cells { get; }

        public bool IsText { get; }

        public bool Optional { get; }

        public int Width { get; }

        private static List<string> Broken(string head, char breaks) =>
        [
            .. head
                .Replace($"{breaks}", breaks == ' ' ? " " : $"{breaks} ", StringComparison.Ordinal)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ];
    }
}
