using Sweep.Contracts.Results;
using Sweep.Formats.Resources;

namespace Sweep.Formats.Tables;

/// <summary>What mark, ± and intervals of a table mean, and for whom they hold.</summary>
internal static class TableLegend
{
    /// <summary>The confidence of all intervals together at the first look.</summary>
    private const double FirstLook = 0.95;

    /// <param name="table">The table.</param>
    /// <param name="text">The language.</param>
    /// <param name="mark">How the best row is marked.</param>
    /// <returns>One line for each thing to know.</returns>
    public static IEnumerable<string> Of(ComparisonTable table, Text text, string mark)
    {
        var words = new TableWords(text);
        var (differences, means) = (HasDifferences(table), table.Rows.Any(row => row.Live?.Ci95High is not null));
        if (table.Rows.Any(row => row.IsBest))
            yield return $"{mark} {text.Get("LegendBest", words.Name(table.Metric.Name))}";
        if (differences || means)
            yield return text.Get("LegendIntervals", Population(table, text));
        if ((differences || means) && table.Spread is not null)
            yield return text.Get("LegendPooled");
        if (differences)
            yield return text.Get("LegendTogether", Percent(table.Confidence));
        else if (table.Baseline is null && means)
            yield return text.Get("LegendMeansTogether", Percent(table.Confidence));
        if (table.Look > 1)
            yield return text.Get("LegendLook", table.Look, Percent(table.Confidence), Percent(FirstLook));
        if (Widening(table) is { } factor)
            yield return text.Get("LegendNewTexts", factor.ToString("0.0", text.Language));
        if (table.Rows.Any(row => row.SharesTraining))
            yield return text.Get("LegendOneTraining");
        if (table is { DistinctWords: { } distinct, LongestText: { } longest })
            yield return text.Get("LegendWords", words.Whole(distinct), words.Whole(longest));

        string Percent(double share) => share.ToString("0.## %", text.Language);
    }

    private static bool HasDifferences(ComparisonTable table) =>
        table.Rows.Any(row => row.Difference?.Ci95High is not null);

    private static string Population(ComparisonTable table, Text text) => table.Rows
        .Max(row => row.Facts[FactNames.TrainingRows] + row.Facts[FactNames.ValidationRows]) is { } texts
        ? text.Get("TheseTexts", new TableWords(text).Whole((long)Math.Round(texts)))
        : text.Get("TheseData");

    /// <summary>How much wider a row's interval is for new texts, at most.</summary>
    private static double? Widening(ComparisonTable table) => table.Rows
        .Select(row => row.Difference)
        .Max(difference => difference is { NewTextsHigh: { } newHigh, Ci95High: { } high } && high > difference.Mean
            ? (newHigh - difference.Mean) / (high - difference.Mean)
            : (double?)null);
}
