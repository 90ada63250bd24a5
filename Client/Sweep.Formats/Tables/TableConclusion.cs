using Sweep.Contracts.Results;
using Sweep.Formats.Resources;

namespace Sweep.Formats.Tables;

/// <summary>One plain conclusion and what to try next, from the numbers alone: a fixed sentence a case.</summary>
internal sealed class TableConclusion : TableProse
{
    /// <summary>Entries of a vocabulary that stand for no word: padding and the unknown word.</summary>
    private const int ReservedWords = 2;

    private TableConclusion(ComparisonTable table, Text text)
        : base(table, text)
    {
    }

    public static string Of(ComparisonTable table, Text text)
    {
        var conclusion = new TableConclusion(table, text);
        var (found, next) = conclusion.Early()
            ?? new EpochsConclusion(table, text).Find()
            ?? (table.Baseline is null ? conclusion.AmongEquals() : new BaselineConclusion(table, text).Find());
        if (table.Study.Length > 0)
            next = next.Replace(text.Get("StudyId"), table.Study, StringComparison.Ordinal);
        return text.Get("Conclusion", found, next);
    }

    /// <summary>What keeps a table from having an answer.</summary>
    private (string Found, string Next)? Early()
    {
        if (Table.Target is { } target)
            return (
                Text.Get("ConcludeTarget", target.Trial, target.Finished, target.Untrained), Text.Get("NextTarget"));
        if (Findings.Finished.Count == 0)
            return Table.Missing > 0 || Table.Trials == 0
                ? (Text.Get("ConcludeNothing"), Text.Get("NextWait"))
                : (Text.Get("ConcludeFailed"), Text.Get("NextFailed", Table.Sweep));
        if (Table.Missing > 0)
            return (Text.Get("ConcludeSoFar", Table.Missing, Leader()), Text.Get("NextWait"));
        if (Findings.Finished is [var only])
            return (Text.Get("ConcludeOneRow", Metric, Words.Judged(Table, only)), Text.Get("NextOneRow"));
        if (Findings.NeverLearned.Count == Findings.Finished.Count)
            return (Text.Get("ConcludeNoneLearned"), Text.Get("NextNoneLearned"));
        if (Findings.Baseline is { Trials: 0 })
            return (Text.Get("ConcludeBaselineMissing"), Text.Get("NextBaselineNever"));
        if (Findings.Baseline is { } baseline && TableWords.NeverLearned(baseline))
            return (Text.Get("ConcludeBaselineNever"), Text.Get("NextBaselineNever"));
        if (Findings.AllTheSame)
            return (Text.Get("ConcludeSame"), Levels());
        return Findings.OneSeed && !Findings.OneTraining
            ? (Text.Get("ConcludeOneSeed"), Text.Get("NextOneSeed"))
            : null;
    }

    private string Leader() => Findings.Best is { } best
        ? Text.Get("Leads", Label(best), Metric, Words.Judged(Table, best))
        : Text.Get("NoLeader");

    /// <summary>Levels that read different words, where the facts of the data are known.</summary>
    private string Levels() => Table is { DistinctWords: { } words, LongestText: { } longest }
        ? Text.Get("NextLevels", Words.Whole(words + ReservedWords), Words.Whole(longest))
        : Text.Get("NextOtherLevels");

    private (string Found, string Next) AmongEquals()
    {
        if (Findings.Best is not { } best)
            return (Text.Get("NoBaseline"), Text.Get("NextBaseline"));
        var below = Findings.ClearlyBelow(best).Count;
        var rest = Findings.Finished.Count - 1 - below;
        return (Text.Get("ConcludeBest", Label(best), Words.Judged(Table, best), below, rest), Confirm);
    }
}
