using Sweep.Contracts.Results;
using Sweep.Formats.Resources;

namespace Sweep.Formats.Tables;

/// <summary>What a table shows, in a few sentences that claim no more than its intervals allow.</summary>
internal sealed class TableSentences : TableProse
{
    private TableSentences(ComparisonTable table, Text text)
        : base(table, text)
    {
    }

    public static string Of(ComparisonTable table, Text text)
    {
        var sentences = new TableSentences(table, text);
        return string.Join(' ', [.. sentences.Found(), .. sentences.Counts()]);
    }

    private IEnumerable<string> Found() => Findings.Finished.Count == 0
        ? [.. Target(), Text.Get(Table.Missing > 0 || Table.Trials == 0 ? "NothingFinished" : "NothingToShow")]
        : [.. Target(), .. Same(), .. Compared(), .. Learning(), .. AsGood(), .. Best()];

    private IEnumerable<string> Target()
    {
        if (Table.Target is not { } target)
            return [];
        var wanted = Table.Metric.Target?.ToString("0.###", Text.Language) ?? "";
        return [Text.Get("TargetReached", target.Trial, Metric, wanted, target.Finished, target.Untrained)];
    }

    private IEnumerable<string> Same() =>
        from same in Table.Same
        let labels = Labels(same.Rows.Select(index => Table.Rows[index]))
        select same.Spread is { } spread
            ? Text.Get("SameExperiment", labels, Words.Number(spread))
            : Text.Get("SameWords", labels);

    private IEnumerable<string> Compared()
    {
        if (Table.Baseline is null)
            return NoBaseline();
        var unfinished = Table.Missing > 0 && Table.Target is null;
        if (Findings.Finished.Count == 1)
            return [Text.Get(unfinished ? "NothingToCompare" : "OnlyOneRow")];
        if (Findings.Baseline!.Trials == 0)
            return [Text.Get(unfinished ? "NothingToCompare" : "BaselineMissing")];
        if (unfinished)
            return [Text.Get("SoFarSentence", Table.Missing), .. Largest()];
        if (TableWords.NeverLearned(Findings.Baseline))
            return [Text.Get("BaselineNeverLearned")];
        if (Findings.OneSeed)
            return [Text.Get("OneSeed")];
        return [.. Differences(), .. Reasons(), .. OwnSpread()];
    }

    private IEnumerable<string> NoBaseline()
    {
        if (Findings.Best is not { } best || Findings.Finished.Count < 2)
            return [Text.Get("NoBaseline")];
        var below = Findings.ClearlyBelow(best);
        List<TableRow> others = [.. Findings.Finished.Where(row => row != best).Except(below)];
        return
        [
            Text.Get("NoBaselineBest", Metric, Label(best), Words.Judged(Table, best)),
            .. below.Count == 0 ? Array.Empty<string>() : [Text.Get("BelowBest", Labels(below))],
            .. others.Count == 0 ? Array.Empty<string>() : [Text.Get("NotToldFromBest", Labels(others))],
        ];
    }

    private IEnumerable<string> Differences()
    {
        var (better, worse) = (Findings.Better, Findings.Worse);
        if (better.Count + worse.Count == 0)
        {
            var known = Findings.Others.Where(row => row.Difference?.Ci95Low is not null);
            return known.MaxBy(TableFindings.Size) is { } largest
                ? [Text.Get("AllNoise", Findings.Seeds, Metric, Seen(largest))]
                : [];
        }

        return
        [
            .. Differ("FoundBetter", better),
            .. Differ("FoundWorse", worse),
            .. Findings.Undecided.Count > 0 ? [Text.Get("RestNoise")] : Array.Empty<string>(),
        ];
    }

    private IEnumerable<string> Largest() =>
        Findings.Others.Where(row => row.Difference is { Mean: not double.NaN }).MaxBy(TableFindings.Size) is { } row
            ? [Text.Get("LargestSoFar", Metric, Label(row), Words.Signed(row.Difference!.Mean))]
            : [];

    private IEnumerable<string> Differ(string finding, IReadOnlyList<TableRow> rows) =>
        rows.Count == 0 ? [] : [Text.Get(finding, Metric, Few(rows, Seen))];

    private string Seen(TableRow row)
    {
        var difference = row.Difference!;
        return difference is { Ci95Low: { } low, Ci95High: { } high }
            ? Text.Get("Seen", Label(row), Words.Signed(difference.Mean), Words.Signed(low), Words.Signed(high))
            : $"{Label(row)}: {Words.Signed(difference.Mean)}";
    }

    /// <summary>Why some rows have no interval.</summary>
    private IEnumerable<string> Reasons() => Findings.Others
        .Where(row => !TableWords.NeverLearned(row))
        .GroupBy(row => row.Difference is null ? NoIntervalReason.NotEstimable : row.Difference.Reason)
        .Where(group => group.Key is NoIntervalReason.NoSpread or NoIntervalReason.NotEstimable)
        .OrderBy(group => group.Key)
        .Select(group => Text.Get(group.Key.ToString()!, Labels(group)));

    /// <summary>Rows that were left out of the shared spread; if the baseline was, no row is compared by it.</summary>
    private IEnumerable<string> OwnSpread()
    {
        if (Findings.Baseline is { OwnSpread: true })
            return [Text.Get("BaselineOwnSpread")];
        List<TableRow> rows = [.. Findings.Others.Where(row => row.OwnSpread)];
        return rows.Count == 0 ? [] : [Text.Get("RowsOwnSpread", Labels(rows))];
    }

    /// <summary>How often rows learned, where that differs or was not always.</summary>
    private IEnumerable<string> Learning()
    {
        if (Findings.NeverLearned.Count == Findings.Finished.Count)
            return [Text.Get("NoneLearned")];
        List<string> said = [];
        if (Findings.LearnsLess.Count > 0)
            said.Add(Text.Get("FoundLearnsLess", Few(Findings.LearnsLess, Learned)));
        if (Findings.LearnsMore.Count > 0)
            said.Add(Text.Get("FoundLearnsMore", Few(Findings.LearnsMore, Learned)));
        if (Findings.NeverLearned.Count > 0)
            said.Add(Text.Get("NotYetLeftChance", Labels(Findings.NeverLearned)));
        List<TableRow> some = [.. Findings.SometimesLearned.Except(Findings.LearnsLess)];
        if (some.Count > 0)
            said.Add(Text.Get("SomeNeverLearned", Few(some, NeverLearned)));
        if (Findings.SometimesLearned.Count > 0 && Table.Rows.Any(row => row.Difference?.Ci95Low is not null))
            said.Add(Text.Get("UnequalSeeds"));
        return said;
    }

    private string Learned(TableRow row) => Text.Get("SomeOf", Label(row), row.Learned?.Count, row.Learned?.Of);

    private string NeverLearned(TableRow row) =>
        Text.Get("SomeOf", Label(row), row.Learned!.Of - row.Learned.Count, row.Learned.Of);

    /// <summary>What an exercise on efficiency asks for: the smallest model that was shown to be as good.</summary>
    private IEnumerable<string> AsGood()
    {
        if (Table.Margin is not { } margin || Table.Missing > 0
            || Findings.Baseline is null || Findings.Others.Count == 0)
            return [];
        var within = Margin(margin);
        var named = Findings.AsGood.Count == 0
            ? Array.Empty<string>()
            : [Text.Get("FoundAsGood", within, Labels(Findings.AsGood))];
        if (Findings.SmallestAsGood is { } smallest)
            return [.. named, Text.Get(
                Findings.CostIsMultiplyAdds ? "SmallestByWork" : "SmallestByParameters",
                within, Label(smallest), Cost(smallest), Cost(Findings.Baseline))];
        return Findings.AnySmaller ? [.. named, Text.Get("NoneSmaller", within)]
            : named.Length > 0 ? named
            : [Text.Get("NoneAsGood", within)];
    }

    private string Cost(TableRow row) => Words.Whole((long)Findings.CostOf(row)!.Value);

    /// <summary>The best of many is partly luck, and was chosen on the texts that it was judged on.</summary>
    private IEnumerable<string> Best()
    {
        if (Findings.Best is not { } best || Findings.Finished.Count < 2)
            return [];
        return best switch
        {
            { Shrunken: { } shrunken } => [Text.Get("BestShrunken", Label(best), Words.Number(shrunken), Metric)],
            _ when Findings.Seeds == 1 => [Text.Get("BestOneSeed", Label(best))],
            _ => [Text.Get("BestChosen", Label(best))],
        };
    }

    private IEnumerable<string> Counts()
    {
        if (Table.Omitted > 0)
            yield return Text.Get("Omitted", Table.Omitted);
        if (Table.Reused > 0)
            yield return Text.Get("Reused", Table.Reused, Table.Trials);
    }
}
