using System.Globalization;
using Sweep.Contracts.Results;
using Sweep.Formats.Resources;

namespace Sweep.Formats.Tables;

/// <summary>A comparison table in words and written numbers, for a layout of one's own.</summary>
/// <param name="Title">What is compared.</param>
/// <param name="Heads">
/// Of the columns: the factors, how many learned, the metric with difference and verdict, then the rest.
/// </param>
/// <param name="AreText">For each column, whether it holds text, aligned left, and not numbers.</param>
/// <param name="VerdictColumn">Which column is the verdict's.</param>
/// <param name="Rows">The rows, their cells under those heads.</param>
/// <param name="Legend">What ± and the marked row mean.</param>
/// <param name="Sentences">What it shows, claiming no more than its intervals allow.</param>
public sealed record TableView(
    string Title,
    IReadOnlyList<string> Heads,
    IReadOnlyList<bool> AreText,
    int VerdictColumn,
    IReadOnlyList<TableViewRow> Rows,
    string Legend,
    string Sentences)
{
    /// <summary>What the table is to answer; null if its spec does not say.</summary>
    public string? Question { get; init; }

    /// <summary>One plain conclusion and what to try next.</summary>
    public string Conclusion { get; init; } = "";

    /// <summary>A table in a language.</summary>
    public static TableView Of(ComparisonTable table, CultureInfo language)
    {
        var text = new Text(language);
        var columns = TableColumns.All(table, text);
        return new TableView(
            text.Title(table.Sweep, table.Title),
            [.. columns.Select(column => column.Head)],
            [.. columns.Select(column => column.IsText)],
            columns.Index().First(column => column.Item.Kind is ColumnKind.Verdict).Index,
            [
                .. table.Rows.Select(row =>
                    new TableViewRow([.. columns.Select(column => column.Cell(row))], row.Verdict, row.IsBest)),
            ],
            string.Join(' ', TableLegend.Of(table, text, "★")),
            TableSentences.Of(table, text))
        {
            Question = TableQuestion.Of(table, language),
            Conclusion = TableConclusion.Of(table, text),
        };
    }

    /// <summary>A metric's name for people.</summary>
    public static string Name(string metric, CultureInfo language) => new TableWords(new Text(language)).Name(metric);

    /// <summary>A study's description; that of the exercises is translated.</summary>
    public static string Description(string description, CultureInfo language) =>
        new Text(language).Description(description);
}

/// <summary>A row of a <see cref="TableView"/>.</summary>
public sealed record TableViewRow(IReadOnlyList<string> Cells, Verdict Verdict, bool IsBest);
