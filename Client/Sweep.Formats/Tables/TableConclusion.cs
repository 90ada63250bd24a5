using Sweep.Contracts.Results;
using Sweep.Formats.Resources;

namespace Sweep.Formats.Tables;

/// <summary>One plain conclusion and what to try next, from the numbers alone: a fixed sentence for each case.</summary>
internal sealed class TableConclusion
{
    /// <summary>A rise of the validation loss below this is none.</summary>
    private const double Risen = 0.01;

    private readonly ComparisonTable table;
    private readonly Text text;
    private readonly TableWords words;
    private readonly TableFindings findings;
    private readonly string metric;

    private TableConclusion(ComparisonTable table, Text text)
    {
        (this.table, this.text, words, findings) = (table, text, new TableWords(text), new TableFindings(table));
        metric = words.Name(table.Metric.Name);
    }

    public static string Of(ComparisonTable table, Text text)
    {
        var conclusion = new TableConclusion(table, text);
        var (found, next) = conclusion.Early() ?? conclusion.OneTraining() ?? (table.Baseline is null ? conclusion.AmongEquals() : conclusion.ToBaseline());
        return text.Get("Conclusion", found, table.Study.Length == 0 ? next : next.Replace(text.Get("StudyId"), table.Study, StringComparison.Ordinal));
    }

    /// <summary>What keeps a table from having an answer.</summary>
    private (string Found, string Next)? Early()
    {
        if (table.Target is { } target)
            return (text.Get("ConcludeTarget", target.Trial, target.Finished, target.Untrained), text.Get("NextTarget"));
        if (findings.Finished.Count == 0)
            return table.Missing > 0 || table.Trials == 0 ? (text.Get("ConcludeNothing"), text.Get("NextWait")) : (text.Get("ConcludeFailed"), text.Get("NextFailed", table.Sweep));
        if (table.Missing > 0)
            return (text.Get("ConcludeSoFar", table.Missing, Leader()), text.Get("NextWait"));
        if (findings.Finished.Count == 1)
            return (text.Get("ConcludeOneRow", TableWords.Label(table, findings.Finished[0]), metric, words.Judged(table, findings.Finished[0])), text.Get("NextOneRow"));
        if (findings.NeverLearned.Count == findings.Finished.Count)
            return (text.Get("ConcludeNoneLearned"), text.Get("NextNoneLearned"));
        if (findings.Baseline is { Trials: 0 })
            return (text.Get("ConcludeBaselineMissing"), text.Get("NextBaselineNever"));
        if (findings.Baseline is { } baseline && TableWords.NeverLearned(baseline))
            return (text.Get("ConcludeBaselineNever"), text.Get("NextBaselineNever"));
        if (findings.AllTheSame)
            return (text.Get("ConcludeSame"), Levels());
        return findings.OneSeed && !findings.OneTraining ? (text.Get("ConcludeOneSeed"), text.Get("NextOneSeed")) : null;
    }

    private string Leader() => findings.Best is { } best ? text.Get("Leads", TableWords.Label(table, best), metric, words.Judged(table, best)) : text.Get("NoLeader");

    /// <summary>Levels that read different words, where the facts of the data are known.</summary>
    private string Levels()
    {
        var distinct = table.Rows.Max(row => row.Facts[FactNames.DistinctWords]);
        var longest = table.Rows.Max(row => row.Facts[FactNames.LongestText]);
        return distinct is { } w && longest is { } l ? text.Get("NextLevels", words.Whole((long)w + 2), words.Whole((long)l)) : text.Get("NextOtherLevels");
    }

    /// <summary>Rows that are one training: where it is best, and what became of it.</summary>
    private (string Found, string Next)? OneTraining()
    {
        if (!findings.OneTraining || findings.Finished.MaxBy(row => row.Values[0].AsNumber()) is not { } last
            || last.Values[0].AsNumber() is not { } end || last.Facts[FactNames.BestStep] is not { } best || last.Facts[FactNames.Rise] is not { } rise)
            return null;
        var epoch = best.ToString("0.#", text.Language);
        return best < end && rise >= Risen
            ? (text.Get("ConcludeOneTraining", epoch, words.Percent(rise), end), text.Get("NextOneTraining", epoch))
            : (text.Get("ConcludeStillFalling", epoch, end), text.Get("NextStillFalling"));
    }

    private (string Found, string Next) AmongEquals()
    {
        if (findings.Best is not { } best)
            return (text.Get("NoBaseline"), text.Get("NextBaseline"));
        var below = findings.ClearlyBelow(best).Count;
        return (text.Get("ConcludeBest", TableWords.Label(table, best), words.Judged(table, best), below, findings.Finished.Count - 1 - below), Confirm());
    }

    private (string Found, string Next) ToBaseline()
    {
        List<string> found = [];
        string? next = null;
        if (findings.Better is [var better, ..])
            Say(One(findings.Better, "ConcludeBetter", better), Confirm());
        if (table.Margin is { } margin && findings.SmallestAsGood is { } smallest && smallest != findings.Better.FirstOrDefault())
            Say(
                text.Get("ConcludeSmaller", TableWords.Label(table, smallest), margin.ToString("0.######", text.Language),
                    words.Percent(findings.CostOf(smallest)!.Value / findings.CostOf(findings.Baseline!)!.Value)),
                text.Get("NextSmaller", TableWords.Label(table, smallest)));
        if (findings.LearnsLess is [var less, ..])
            Say(Learns("ConcludeLearnsLess", less), text.Get("NextLearnsLess"));
        if (findings.LearnsMore is [var more, ..])
            Say(Learns("ConcludeLearnsMore", more), text.Get("NextLearnsMore"));
        if (findings.Worse is [var worse, ..])
            Say(
                findings.Worse.Count > 1 && findings.Worse.Count == findings.Others.Count
                    ? text.Get("ConcludeAllWorse", metric, TableWords.Label(table, worse), words.Signed(worse.Difference!.Mean))
                    : One(findings.Worse, "ConcludeWorse", worse),
                findings.Undecided.Count > 0 && table.SeedsToTell is { } many ? text.Get("NextExtend", many) : text.Get("NextWorse"));
        if (found.Count == 0 && findings.AsGood.Count > 0 && table.Margin is { } within)
            Say(text.Get("ConcludeAsGood", findings.AsGood.Count, within.ToString("0.######", text.Language)), text.Get("NextAsGood"));
        if (findings.Undecided.Count > 0)
            CannotTell();
        return found.Count == 0 ? (text.Get("ConcludeNoEvidence"), text.Get("NextOneSeed")) : (string.Join(' ', found), next!);

        void Say(string sentence, string advice)
        {
            found.Add(sentence);
            next ??= advice;
        }

        void CannotTell()
        {
            if (findings.Undecided.All(row => row.Difference!.Reason is NoIntervalReason.NoSpread))
                Say(text.Get("ConcludeNoSpread"), text.Get("NextNoSpread"));
            else if (found.Count > 0)
                Say(table.SeedsToTell is { } some ? text.Get("ConcludeRestSeeds", findings.Undecided.Count, some) : text.Get("ConcludeRest", findings.Undecided.Count), Extend());
            else if (table.Detectable is { } detectable)
                Say(text.Get("ConcludeCannotTell", findings.Seeds, words.Number(detectable), words.Number(findings.Undecided.Max(TableFindings.Size))), Extend());
            else
                Say(text.Get("ConcludeCannotTellYet", findings.Seeds), Extend());
        }
    }

    private string Extend() => table.SeedsToTell is { } seeds ? text.Get("NextExtend", seeds) : text.Get("NextCheapest");

    private string Confirm() => text.Get(table.HasTest ? "NextConfirm" : "NextFresh", table.Sweep);

    private string One(IReadOnlyList<TableRow> rows, string name, TableRow row)
    {
        var (label, difference) = (TableWords.Label(table, row), words.Signed(row.Difference!.Mean));
        return rows.Count == 1 ? text.Get(name, label, metric, difference) : text.Get($"{name}Most", rows.Count, metric, label, difference);
    }

    private string Learns(string name, TableRow row) => text.Get(
        name, TableWords.Label(table, row), row.Learned?.Count, row.Learned?.Of, findings.Baseline!.Learned?.Count, findings.Baseline.Learned?.Of);
}
