using Sweep.Client.Resources;
using Sweep.Contracts.Results;

namespace Sweep.Client.Tables;

/// <summary>What a table shows, in a sentence or three, claiming no more than its intervals allow.</summary>
internal static class TableSentences
{
    /// <summary>The chance of an interval that misses the truth.</summary>
    private const double Error = 0.05;

    public static string Of(ComparisonTable table, Text text)
    {
        var sentences = Findings(table, text).ToList();
        if (table.Omitted > 0)
            sentences.Add(text.Get("Omitted", table.Omitted));
        return string.Join(' ', sentences);
    }

    private static IEnumerable<string> Findings(ComparisonTable table, Text text)
    {
        var words = new TableWords(text);
        var metric = words.Name(table.Metric.Name);
        var compared = table.Rows.Where(r => r.Difference is not null).ToList();
        if (table.Rows.All(r => r.Trials == 0))
            return [text.Get("NothingFinished")];
        if (table.Baseline is null)
            return [text.Get("NoBaseline")];
        if (compared.Count == 0)
            return [text.Get("NothingToCompare")];
        if (compared.All(r => r.Difference!.Ci95Low is null))
            return [text.Get("OneSeed")];

        var better = compared.Where(r => r.Verdict is Verdict.Better).ToList();
        var worse = compared.Where(r => r.Verdict is Verdict.Worse).ToList();
        if (better.Count + worse.Count == 0)
        {
            var largest = compared.MaxBy(r => Math.Abs(r.Difference!.Mean))!;
            return
            [
                text.Get("AllNoise", metric, TableWords.Label(table, largest), words.Signed(largest.Difference!.Mean), Interval(largest.Difference, words, text)),
                .. ByChance(compared.Count, text),
            ];
        }

        return
        [
            .. Named("FoundBetter", better), .. Named("FoundWorse", worse),
            .. better.Count + worse.Count < compared.Count ? [text.Get("RestNoise")] : Array.Empty<string>(),
            .. ByChance(compared.Count, text),
        ];

        IEnumerable<string> Named(string finding, List<TableRow> rows) => rows.Count == 0
            ? []
            : [text.Get(finding, metric, string.Join("; ", rows.Select(r => $"{TableWords.Label(table, r)}: {words.Signed(r.Difference!.Mean)} ({Interval(r.Difference, words, text)})")))];
    }

    private static string Interval(Difference difference, TableWords words, Text text) => difference is { Ci95Low: { } low, Ci95High: { } high }
        ? text.Get("Interval", words.Signed(low), words.Signed(high))
        : "–";

    private static IEnumerable<string> ByChance(int comparisons, Text text) =>
        comparisons < 2 ? [] : [text.Get("ByChance", comparisons, (comparisons * Error).ToString("0.0#", text.Language))];
}
