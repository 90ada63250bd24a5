using Sweep.Formats.Resources;
using Sweep.Contracts.Results;

namespace Sweep.Formats.Tables;

/// <summary>What a table shows, in a few sentences that claim no more than its intervals allow.</summary>
internal sealed class TableSentences
{
    /// <summary>The chance of an interval that misses the truth.</summary>
    private const double Error = 0.05;

    /// <summary>Rows named one by one, of those that are better, and of those that are worse.</summary>
    private const int Named = 3;

    private readonly ComparisonTable table;
    private readonly Text text;
    private readonly TableWords words;
    private readonly string metric;

    private TableSentences(ComparisonTable table, Text text)
    {
        (this.table, this.text, words) = (table, text, new TableWords(text));
        metric = words.Name(table.Metric.Name);
    }

    public static string Of(ComparisonTable table, Text text)
    {
        var sentences = new TableSentences(table, text).Findings();
        if (table.Omitted > 0)
            sentences = sentences.Append(text.Get("Omitted", table.Omitted));
        if (table.Reused > 0)
            sentences = sentences.Append(text.Get("Reused", table.Reused, table.Trials));
        return string.Join(' ', sentences);
    }

    private IEnumerable<string> Findings()
    {
        if (table.Rows.All(r => r.Trials == 0))
            return [text.Get("NothingFinished")];
        if (table.Baseline is null)
            return [text.Get("NoBaseline")];
        if (table.Rows.All(r => r.Difference is null))
            return [text.Get("NothingToCompare")];
        var compared = table.Rows.Where(r => r.Difference?.Ci95Low is not null).ToList();
        return table.Rows.All(r => r.Difference is not { Pairs: > 1 }) ? [text.Get("OneSeed")] : [.. Differences(compared), .. AtChance(), .. Smaller(), .. ByChance(compared.Count)];
    }

    private IEnumerable<string> Differences(List<TableRow> compared)
    {
        var better = compared.Where(r => r.Verdict is Verdict.Better).ToList();
        var worse = compared.Where(r => r.Verdict is Verdict.Worse).ToList();
        if (better.Count + worse.Count == 0 && compared.MaxBy(Size) is { } largest)
            return [text.Get("AllNoise", largest.Difference!.Pairs, metric, Seen(largest))];

        var others = table.Rows.Count - 1 - better.Count - worse.Count;
        return [.. Found("FoundBetter", better), .. Found("FoundWorse", worse), .. others > 0 ? [text.Get("RestNoise")] : Array.Empty<string>()];
    }

    private IEnumerable<string> Found(string finding, List<TableRow> rows)
    {
        if (rows.Count == 0)
            return [];
        var named = rows.Count <= Named ? rows : [.. rows.OrderByDescending(Size).Take(Named)];
        var names = string.Join("; ", named.Select(Seen));
        return [text.Get(finding, metric, rows.Count == named.Count ? names : text.Get("AndMore", names, rows.Count - named.Count))];
    }

    private static double Size(TableRow row) => Math.Abs(row.Difference!.Mean);

    private string Seen(TableRow row)
    {
        var (difference, label) = (row.Difference!, TableWords.Label(table, row));
        return text.Get("Seen", label, words.Signed(difference.Mean), words.Signed(difference.Ci95Low!.Value), words.Signed(difference.Ci95High!.Value));
    }

    /// <summary>Trials that learned nothing, since one of them makes every interval it is in wide.</summary>
    private IEnumerable<string> AtChance()
    {
        var stuck = table.Rows.Where(r => r.AtChance > 0).ToList();
        return stuck.Count == 0
            ? []
            : [text.Get("AtChance", string.Join("; ", stuck.Select(r => text.Get("SomeOf", TableWords.Label(table, r), r.AtChance, r.Trials))))];
    }

    /// <summary>Where sizes differ, the smallest model that did not evidently lose: what an exercise on efficiency asks for.</summary>
    private IEnumerable<string> Smaller()
    {
        var size = table.Rows[table.Baseline!.Value].Parameters;
        var smallest = table.Rows
            .Where(r => r.Parameters < size && r is { Verdict: Verdict.NoEvidence, Difference.Ci95Low: not null })
            .MinBy(r => r.Parameters);
        return smallest is null ? [] : [text.Get("Smaller", TableWords.Label(table, smallest), words.Whole(smallest.Parameters!.Value), words.Whole(size!.Value))];
    }

    private IEnumerable<string> ByChance(int comparisons) =>
        comparisons < 2 ? [] : [text.Get("ByChance", comparisons, (comparisons * Error).ToString("0.0#", text.Language))];
}
