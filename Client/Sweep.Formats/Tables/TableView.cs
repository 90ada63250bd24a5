using System.Globalization;
using Sweep.Contracts.Results;
using Sweep.Formats.Resources;

namespace Sweep.Formats.Tables;

/// <summary>A comparison table in words and written numbers, for whoever lays it out himself.</summary>
/// <param name="Title">What is compared.</param>
/// <param name="Heads">Of the columns: the factors, then the metric that is judged by with difference and verdict, then the others.</param>
/// <param name="AreText">For each column, whether it holds text, aligned left, and not numbers.</param>
/// <param name="VerdictColumn">Which column is the verdict's.</param>
/// <param name="Rows">The rows, their cells under those heads.</param>
/// <param name="Legend">What ± and the marked row mean.</param>
/// <param name="Sentences">What it shows, claiming no more than its intervals allow.</param>
public sealed record TableView(
    string Title, IReadOnlyList<string> Heads, IReadOnlyList<bool> AreText, int VerdictColumn, IReadOnlyList<TableViewRow> Rows, string Legend, string Sentences)
{
    public static TableView Of(ComparisonTable table, CultureInfo language)
    {
        var text = new Text(language);
        var words = new TableWords(text);
        var heads = words.Heads(table);
        List<int> judged = [.. Enumerable.Range(0, table.Factors.Count), TableWords.ColumnOf(table, table.Metric.Name), heads.Count - 2, heads.Count - 1];
        List<int> order = [.. judged, .. Enumerable.Range(0, heads.Count).Except(judged).OrderBy(column => column < TableWords.FirstMetric(table))];
        return new TableView(
            text.Title(table.Sweep, table.Title),
            [.. order.Select(column => heads[column])],
            [.. order.Select(column => TableWords.IsText(table, column))],
            judged.Count - 1,
            [.. table.Rows.Select(row => RowOf(words.Cells(table, row), row))],
            text.Get("Legend", words.Name(table.Metric.Name)),
            TableSentences.Of(table, text));

        TableViewRow RowOf(IReadOnlyList<string> cells, TableRow row) => new([.. order.Select(column => cells[column])], row.Verdict, row.IsBest);
    }

    /// <summary>A metric's name for people.</summary>
    public static string Name(string metric, CultureInfo language) => new TableWords(new Text(language)).Name(metric);

    /// <summary>A study's description; that of the exercises is translated.</summary>
    public static string Description(string description, CultureInfo language) => new Text(language).Description(description);
}

/// <summary>A row of a <see cref="TableView"/>.</summary>
public sealed record TableViewRow(IReadOnlyList<string> Cells, Verdict Verdict, bool IsBest);
