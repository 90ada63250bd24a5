using Sweep.Formats.Resources;
using Sweep.Contracts.Results;

namespace Sweep.Formats.Tables;

/// <summary>What a table shows, in a few sentences that claim no more than its intervals allow.</summary>
internal sealed class TableSentences
{
    /// <summary>Rows named one by one, of those that are better, and of those that are worse.</summary>
    private const int Named = 3;

    private readonly ComparisonTable table;
    private readonly Text text;
    private readonly TableWords words;
    private readonly TableFindings findings;
    private readonly string metric;

    private TableSentences(ComparisonTable table, Text text)
    {
        (this.table, this.text, words, findings) = (table, text, new TableWords(text), new TableFindings(table));
        metric = words.Name(table.Metric.Name);
    }

    public static string Of(ComparisonTable table, Text text)
    {
        var sentences = new TableSentences(table, text);
        return string.Join(' ', [.. sentences.Findings(), .. sentences.Counts()]);
    }

    private IEnumerable<string> Findings() =>
        findings.Finished.Count == 0
            ? [.. Target(), text.Get(table.Missing > 0 || table.Trials == 0 ? "NothingFinished" : "NothingToShow")]
            : [.. Target(), .. Same(), .. Compared(), .. Learning(), .. AsGood(), .. Best()];

    private IEnumerable<string> Target() => table.Target is not { } target
        ? []
        : [text.Get("TargetReached", target.Trial, metric, table.Metric.Target is { } value ? value.ToString("0.###", text.Language) : "", target.Finished, target.Untrained)];

    private IEnumerable<string> Same() => table.Same.Select(same => same.Spread is { } spread
        ? text.Get("SameExperiment", Labels(same.Rows.Select(index => table.Rows[index])), words.Number(spread))
        : text.Get("SameWords", Labels(same.Rows.Select(index => table.Rows[index]))));

    private IEnumerable<string> Compared()
    {
        if (table.Baseline is null)
            return NoBaseline();
        var unfinished = table.Missing > 0 && table.Target is null;
        if (findings.Finished.Count == 1)
            return [text.Get(unfinished ? "NothingToCompare" : "OnlyOneRow")];
        if (findings.Baseline!.Trials == 0)
            return [text.Get(unfinished ? "NothingToCompare" : "BaselineMissing")];
        if (unfinished)
            return [text.Get("SoFarSentence", table.Missing), .. Largest()];
        if (TableWords.NeverLearned(findings.Baseline))
            return [text.Get("BaselineNeverLearned")];
        if (findings.OneSeed)
            return [text.Get("OneSeed")];
        return [.. Differences(), .. Reasons()];
    }

    private IEnumerable<string> NoBaseline()
    {
        if (findings.Best is not { } best || findings.Finished.Count < 2)
            return [text.Get("NoBaseline")];
        var below = findings.ClearlyBelow(best);
        List<TableRow> others = [.. findings.Finished.Where(row => row != best).Except(below)];
        return
        [
            text.Get("NoBaselineBest", metric, TableWords.Label(table, best), words.Judged(table, best)),
            .. below.Count == 0 ? Array.Empty<string>() : [text.Get("BelowBest", Labels(below))],
            .. others.Count == 0 ? Array.Empty<string>() : [text.Get("NotToldFromBest", Labels(others))],
        ];
    }

    private IEnumerable<string> Differences()
    {
        var (better, worse) = (findings.Better, findings.Worse);
        if (better.Count + worse.Count == 0)
            return findings.Others.Where(row => row.Difference?.Ci95Low is not null).MaxBy(TableFindings.Size) is { } largest
                ? [text.Get("AllNoise", findings.Seeds, metric, Seen(largest))]
                : [];
        return [.. Found("FoundBetter", better), .. Found("FoundWorse", worse), .. findings.Undecided.Count > 0 ? [text.Get("RestNoise")] : Array.Empty<string>()];
    }

    private IEnumerable<string> Largest() => findings.Others.Where(row => row.Difference is { Mean: not double.NaN }).MaxBy(TableFindings.Size) is { } row
        ? [text.Get("LargestSoFar", metric, TableWords.Label(table, row), words.Signed(row.Difference!.Mean))]
        : [];

    private IEnumerable<string> Found(string finding, IReadOnlyList<TableRow> rows) => rows.Count == 0 ? [] : [text.Get(finding, metric, Few(rows, Seen))];

    private string Seen(TableRow row)
    {
        var (difference, label) = (row.Difference!, TableWords.Label(table, row));
        return difference is { Ci95Low: { } low, Ci95High: { } high }
            ? text.Get("Seen", label, words.Signed(difference.Mean), words.Signed(low), words.Signed(high))
            : $"{label}: {words.Signed(difference.Mean)}";
    }

    /// <summary>Why some rows have no interval.</summary>
    private IEnumerable<string> Reasons() => findings.Others
        .Where(row => !TableWords.NeverLearned(row))
        .GroupBy(row => row.Difference is null ? NoIntervalReason.NotEstimable : row.Difference.Reason)
        .Where(group => group.Key is NoIntervalReason.NoSpread or NoIntervalReason.NotEstimable)
        .OrderBy(group => group.Key)
        .Select(group => text.Get(group.Key.ToString()!, Labels(group)));

    /// <summary>How often rows learned, where that differs or was not always.</summary>
    private IEnumerable<string> Learning()
    {
        if (findings.NeverLearned.Count == findings.Finished.Count)
            return [text.Get("NoneLearned")];
        List<string> said = [];
        if (findings.LearnsLess.Count > 0)
            said.Add(text.Get("FoundLearnsLess", Few(findings.LearnsLess, Learned)));
        if (findings.LearnsMore.Count > 0)
            said.Add(text.Get("FoundLearnsMore", Few(findings.LearnsMore, Learned)));
        if (findings.NeverLearned.Count > 0)
            said.Add(text.Get("NotYetLeftChance", Labels(findings.NeverLearned)));
        var some = findings.Finished.Where(row => row.Learned is { Count: > 0 } learned && learned.Count < learned.Of)
            .Except(findings.LearnsLess).ToList();
        if (some.Count > 0)
            said.Add(text.Get("SomeNeverLearned", Few(some, row => text.Get("SomeOf", TableWords.Label(table, row), row.Learned!.Of - row.Learned.Count, row.Learned.Of))));
        return said;
    }

    private string Learned(TableRow row) => text.Get("SomeOf", TableWords.Label(table, row), row.Learned?.Count, row.Learned?.Of);

    /// <summary>What an exercise on efficiency asks for: the smallest model that was shown to be as good.</summary>
    private IEnumerable<string> AsGood()
    {
        if (table.Margin is not { } margin || table.Missing > 0 || findings.Baseline is null || findings.Others.Count == 0)
            return [];
        var within = margin.ToString("0.######", text.Language);
        var named = findings.AsGood.Count == 0 ? Array.Empty<string>() : [text.Get("FoundAsGood", within, Labels(findings.AsGood))];
        if (findings.SmallestAsGood is { } smallest)
            return [.. named, text.Get(
                findings.CostIsMultiplyAdds ? "SmallestByWork" : "SmallestByParameters", within, TableWords.Label(table, smallest),
                words.Whole((long)findings.CostOf(smallest)!.Value), words.Whole((long)findings.CostOf(findings.Baseline)!.Value))];
        return findings.AnySmaller ? [.. named, text.Get("NoneSmaller", within)] : named.Length > 0 ? named : [text.Get("NoneAsGood", within)];
    }

    /// <summary>The best of many is partly luck, and was chosen on the texts that it was judged on.</summary>
    private IEnumerable<string> Best()
    {
        if (findings.Best is not { } best || findings.Finished.Count < 2)
            return [];
        var label = TableWords.Label(table, best);
        return best switch
        {
            { Shrunken: { } shrunken } => [text.Get("BestShrunken", label, words.Number(shrunken), metric)],
            _ when findings.Seeds == 1 => [text.Get("BestOneSeed", label)],
            _ => [text.Get("BestChosen", label)],
        };
    }

    private IEnumerable<string> Counts()
    {
        if (table.Omitted > 0)
            yield return text.Get("Omitted", table.Omitted);
        if (table.Reused > 0)
            yield return text.Get("Reused", table.Reused, table.Trials);
    }

    private string Labels(IEnumerable<TableRow> rows) => Few([.. rows], row => TableWords.Label(table, row));

    private string Few(IReadOnlyList<TableRow> rows, Func<TableRow, string> name)
    {
        var names = string.Join("; ", rows.Take(Named).Select(name));
        return rows.Count <= Named ? names : text.Get("AndMore", names, rows.Count - Named);
    }
}
