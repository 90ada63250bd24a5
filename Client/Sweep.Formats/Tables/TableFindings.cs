using Sweep.Contracts.Results;

namespace Sweep.Formats.Tables;

/// <summary>A table's rows sorted by what they amount to; sentences and conclusion are made of these.</summary>
internal sealed class TableFindings
{
    public TableFindings(ComparisonTable table)
    {
        Table = table;
        Finished = [.. table.Rows.Where(row => row.Trials > 0)];
        Baseline = table.Baseline is { } index ? table.Rows[index] : null;
        Others = [.. Finished.Where(row => row != Baseline)];
        Better = [.. With(Verdict.Better).OrderByDescending(Size)];
        Worse = [.. With(Verdict.Worse).OrderByDescending(Size)];
        AsGood = [.. With(Verdict.AsGood)];
        LearnsLess = [.. Others.Where(row => LearningOf(row) is Verdict.LearnsLess)];
        LearnsMore = [.. Others.Where(row => LearningOf(row) is Verdict.LearnsMore)];
        Undecided =
        [
            .. With(Verdict.NoEvidence)
                .Where(row => row.Difference is not null && LearningOf(row) is null && !TableWords.NeverLearned(row)),
        ];
        NeverLearned = [.. Finished.Where(TableWords.NeverLearned)];
        SometimesLearned =
        [
            .. Finished.Where(row => row.Learned is { Count: > 0 } learned && learned.Count < learned.Of),
        ];
        Best = table.Rows.FirstOrDefault(row => row.IsBest);
        Seeds = Finished.Select(row => row.Trials).DefaultIfEmpty().Max();
    }

    public ComparisonTable Table { get; }

    public TableRow? Baseline { get; }

    public TableRow? Best { get; }

    /// <summary>Rows with a trial that counts.</summary>
    public IReadOnlyList<TableRow> Finished { get; }

    /// <summary>Those but the baseline.</summary>
    public IReadOnlyList<TableRow> Others { get; }

    /// <summary>The largest difference first.</summary>
    public IReadOnlyList<TableRow> Better { get; }

    /// <inheritdoc cref="Better"/>
    public IReadOnlyList<TableRow> Worse { get; }

    public IReadOnlyList<TableRow> AsGood { get; }

    public IReadOnlyList<TableRow> LearnsLess { get; }

    public IReadOnlyList<TableRow> LearnsMore { get; }

    /// <summary>Rows that learned and that these seeds cannot tell from the baseline.</summary>
    public IReadOnlyList<TableRow> Undecided { get; }

    public IReadOnlyList<TableRow> NeverLearned { get; }

    /// <summary>Rows of which some trainings learned and some did not.</summary>
    public IReadOnlyList<TableRow> SometimesLearned { get; }

    /// <summary>The most trials that a row has.</summary>
    public int Seeds { get; }

    /// <summary>Whether no row's value has an interval because there is one seed.</summary>
    public bool OneSeed => Seeds == 1 || (Others.Count > 0
        && Others.All(row => row.Difference is not { Ci95Low: not null })
        && Others.Any(row => row.Difference is
            { Reason: NoIntervalReason.NoDegreesOfFreedom } or { Reason: null, Pairs: 1 }));

    /// <summary>Whether the rows are one training, read at several epochs.</summary>
    public bool OneTraining => Table.Factors is ["epochs"] && Others.Any(row => row.SharesTraining);

    /// <summary>Whether all rows read the very same words.</summary>
    public bool AllTheSame => Table.Same.Any(same => same.Rows.Count == Table.Rows.Count);

    /// <summary>The cheapest row below the baseline's cost that was shown to be as good; null if none was.</summary>
    public TableRow? SmallestAsGood => Baseline is null || CostOf(Baseline) is not { } cost
        ? null
        : AsGood.Concat(Better)
            .Where(row => LearningOf(row) is not Verdict.LearnsLess && CostOf(row) < cost)
            .MinBy(CostOf);

    /// <summary>Whether some row costs less than the baseline.</summary>
    public bool AnySmaller => Baseline is not null && Others.Any(row => CostOf(row) < CostOf(Baseline));

    /// <summary>Whether costs are multiply-adds, and not parameters.</summary>
    public bool CostIsMultiplyAdds => Finished.All(row => row.Facts[FactNames.MultiplyAdds] is not null);

    /// <summary>What an answer costs: multiply-adds where all rows know them, else parameters.</summary>
    public double? CostOf(TableRow row) => CostIsMultiplyAdds ? row.Facts[FactNames.MultiplyAdds] : row.Parameters;

    /// <summary>How far a row lies from the baseline.</summary>
    public static double Size(TableRow row) => Math.Abs(row.Difference?.Mean ?? 0);

    /// <summary>Rows shown to be behind the best of the others, where there is no baseline (Hsu, 1996).</summary>
    public IReadOnlyList<TableRow> ClearlyBelow(TableRow best) =>
        [.. Table.Rows.Where((row, index) => row != best && row is { Trials: > 0, Live: not null }
            && Table.MayBeBest.Count > 0 && !Table.MayBeBest.Contains(index))];

    private static Verdict? LearningOf(TableRow row) =>
        row.Learning ?? (row.Verdict is Verdict.LearnsLess or Verdict.LearnsMore ? row.Verdict : null);

    private IEnumerable<TableRow> With(Verdict verdict) => Others.Where(row => row.Verdict == verdict);
}
