using Sweep.Contracts.Results;
using Sweep.Formats.Resources;

namespace Sweep.Formats.Tables;

/// <summary>
/// What is written about a table in sentences: the language, the rows by what they amount to, and how they are named.
/// </summary>
internal abstract class TableProse(ComparisonTable table, Text text)
{
    /// <summary>Rows named one by one, of those that amount to the same.</summary>
    private const int Named = 3;

    protected ComparisonTable Table => table;

    protected Text Text => text;

    protected TableWords Words { get; } = new(text);

    protected TableFindings Findings { get; } = new(table);

    /// <summary>The name of what rows are judged by.</summary>
    protected string Metric => Words.Name(table.Metric.Name);

    protected string Label(TableRow row) => TableWords.Label(table, row);

    protected string Labels(IEnumerable<TableRow> rows) => Few([.. rows], Label);

    /// <summary>The first rows by name, and how many more there are.</summary>
    protected string Few(IReadOnlyList<TableRow> rows, Func<TableRow, string> name)
    {
        var names = string.Join("; ", rows.Take(Named).Select(name));
        return rows.Count <= Named ? names : text.Get("AndMore", names, rows.Count - Named);
    }

    /// <summary>What to do about a best row that was chosen on validation.</summary>
    protected string Confirm => text.Get(table.HasTest ? "NextConfirm" : "NextFresh", table.Sweep);

    protected string Margin(double margin) => margin.ToString("0.######", text.Language);
}
