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
        if (table.Rows.Any(row => row.IsBest))
            yield return $"{mark} {text.Get("LegendBest", new TableWords(text).Name(table.Metric.Name))}";
        if (table.Rows.Any(row => row.Difference?.Ci95High is not null || row.Live?.Ci95High is not null))
            yield return text.Get("LegendIntervals", Population(table, text));
        if (table.Rows.Any(row => row.Difference?.Ci95High is not null))
            yield return text.Get("LegendTogether", table.Confidence.ToString("0.## %", text.Language));
        else if (table.Baseline is null && table.Rows.Any(row => row.Live?.Ci95High is not null))
            yield return text.Get("LegendMeansTogether", table.Confidence.ToString("0.## %", text.Language));
        if (table.Look > 1)
            yield return text.Get("LegendLook", table.Look, table.Confidence.ToString("0.## %", text.Language), FirstLook.ToString("0 %", text.Language));
        if (Widening(table) is { } factor)
            yield return text.Get("LegendNewTexts", factor.ToString("0.0", text.Language));
        if (table.Rows.Any(row => row.SharesTraining))
            yield return text.Get("LegendOneTraining");
    }

    private static string Population(ComparisonTable table, Text text)
    {
        var counts = table.Rows.Select(row => row.Facts[FactNames.TrainingRows] + row.Facts[FactNames.ValidationRows]).Where(n => n is not null).ToList();
        return counts.Count == 0 ? text.Get("TheseData") : text.Get("TheseTexts", new TableWords(text).Whole((long)Math.Round(counts.Max()!.Value)));
    }

    /// <summary>How much wider a row's interval is for new texts, at most.</summary>
    private static double? Widening(ComparisonTable table) => table.Rows
        .Select(row => row.Difference is { NewTextsHigh: { } newHigh, Ci95High: { } high } difference && high > difference.Mean
            ? (newHigh - difference.Mean) / (high - difference.Mean)
            : (double?)null)
        .Max();
}
