using System.Globalization;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Formats.Resources;

namespace Sweep.Formats.Tables;

/// <summary>A comparison table in words and written numbers, for whoever lays it out himself.</summary>
/// <param name="Title">What is compared.</param>
/// <param name="Heads">Of the columns.</param>
/// <param name="AreText">For each column, whether it holds text, aligned left, and not numbers.</param>
/// <param name="Rows">The rows, their cells under those heads.</param>
/// <param name="Legend">What ± and the marked row mean.</param>
/// <param name="Sentences">What it shows, claiming no more than its intervals allow.</param>
public sealed record TableView(
    string Title, IReadOnlyList<string> Heads, IReadOnlyList<bool> AreText, IReadOnlyList<TableViewRow> Rows, string Legend, string Sentences)
{
    public static TableView Of(ComparisonTable table, CultureInfo language)
    {
        var text = new Text(language);
        var words = new TableWords(text);
        var heads = words.Heads(table);
        return new TableView(
            text.Title(table.Sweep, table.Title),
            heads,
            [.. heads.Select((_, column) => TableWords.IsText(table, column))],
            [.. table.Rows.Select(row => new TableViewRow(words.Cells(table, row), row.Verdict, row.IsBest))],
            text.Get("Legend", words.Name(table.Metric.Name)),
            TableSentences.Of(table, text));
    }

    /// <summary>A metric's name for people.</summary>
    public static string Name(Metric metric, CultureInfo language) => new TableWords(new Text(language)).Name(metric);

    /// <summary>A study's description; that of the exercises is translated.</summary>
    public static string Description(string description, CultureInfo language) => new Text(language).Description(description);
}

/// <summary>A row of a <see cref="TableView"/>.</summary>
public sealed record TableViewRow(IReadOnlyList<string> Cells, Verdict Verdict, bool IsBest);
