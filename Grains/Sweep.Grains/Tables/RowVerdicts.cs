using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Tables;

/// <summary>What rows amount to beside the baseline.</summary>
/// <param name="goal">Which side of zero is good.</param>
/// <param name="margin">How much worse still counts as good; null for no such verdict.</param>
/// <param name="isWhole">Whether every planned trial has ended.</param>
internal sealed class RowVerdicts(Goal goal, double? margin, bool isWhole)
{
    /// <param name="row">A row beside the baseline.</param>
    /// <param name="pairs">Seed numbers of which both have a trial that learned.</param>
    /// <param name="learnsNoLess">Whether no fewer of its trials learned than of the baseline's.</param>
    /// <returns>Null if there is no difference.</returns>
    public Difference? Compare(RowComparison row, int pairs, bool learnsNoLess)
    {
        if (row.Contrast?.Difference is not { } mean)
            return null;
        var bound = goal is Goal.Maximize ? row.LowerBound : row.UpperBound;
        return new Difference(mean, row.Interval?.Low, row.Interval?.High, pairs, Of(row, bound, learnsNoLess))
        {
            NewTextsLow = row.NewTexts?.Low,
            NewTextsHigh = row.NewTexts?.High,
            MarginBound = bound,
            Reason = row.Reason,
        };
    }

    private Verdict Of(RowComparison row, double? bound, bool learnsNoLess)
    {
        if (!isWhole)
            return Verdict.SoFar;
        if (row.Interval is not { } interval)
            return Verdict.NoEvidence;
        var isBetter = goal is Goal.Maximize ? interval.Low > 0 : interval.High < 0;
        if (isBetter)
            return Verdict.Better;
        if (learnsNoLess && margin is { } most && (goal is Goal.Maximize ? bound > -most : bound < most))
            return Verdict.AsGood;
        return goal is Goal.Maximize ? Worse(interval.High < 0) : Worse(interval.Low > 0);
    }

    private static Verdict Worse(bool isWorse) => isWorse ? Verdict.Worse : Verdict.NoEvidence;

    /// <summary>
    /// Which rows learn less often, or more often, than the baseline: Fisher's exact test of each, adjusted by Holm.
    /// </summary>
    /// <param name="rows">All rows, the baseline among them.</param>
    /// <param name="baseline">Its index.</param>
    /// <param name="alpha">The chance of any false verdict.</param>
    public Verdict?[] Learning(IReadOnlyList<(int Learned, int Finished)> rows, int baseline, double alpha)
    {
        var verdicts = new Verdict?[rows.Count];
        var (learned, finished) = rows[baseline];
        if (!isWhole || finished == 0)
            return verdicts;
        List<int> tested = [.. Enumerable.Range(0, rows.Count).Where(row => row != baseline && rows[row].Finished > 0)];
        var adjusted = Holm.Adjust([.. tested.Select(row => FisherExact.TwoSided(rows[row].Learned, rows[row].Finished - rows[row].Learned, learned, finished - learned))]);
        foreach (var (row, p) in tested.Zip(adjusted))
        {
            if (p <= alpha)
                verdicts[row] = (double)rows[row].Learned / rows[row].Finished < (double)learned / finished ? Verdict.LearnsLess : Verdict.LearnsMore;
        }

        return verdicts;
    }
}
