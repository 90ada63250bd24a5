using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Tables;

/// <summary>The rows of a table judged together: intervals hold over all configurations that were searched.</summary>
/// <param name="study">The study.</param>
/// <param name="sweep">Which of its sweeps.</param>
/// <param name="factors">What varies.</param>
/// <param name="shown">The rows, in order.</param>
/// <param name="baseline">The one that others are compared with; null for none.</param>
/// <param name="others">Configurations that are not shown.</param>
internal sealed class TableRows(
    StudyRow study, SweepSpec sweep, IReadOnlyList<string> factors, IReadOnlyList<TableConfiguration> shown, TableConfiguration? baseline, OtherConfigurations others)
{
    /// <summary>The 80 % quantile of the normal distribution.</summary>
    private const double EightyPercent = 0.8416212;

    /// <summary>More seeds than are worth naming.</summary>
    private const int MostSeeds = 1000;

    private readonly int? baselineIndex = baseline is null ? null : shown.Index().First(row => row.Item == baseline).Index;

    /// <summary>A sweep that reached its target cancels what it no longer needs; one that a person cancelled stopped when they liked.</summary>
    private readonly int missing = shown.Sum(c => c.Missing - (sweep.Metric.Target is null ? 0 : c.Cancelled)) + others.Missing;
    private readonly HashSet<string> sharing = [.. SharingTraining(sweep, shown, others)];

    public ComparisonTable ToTable()
    {
        var confidence = SequentialLooks.Confidence(sweep.Look);
        var pool = Pooled();
        int? pooledBaseline = baseline is null ? null : pool.FindIndex(row => row.Shown == baselineIndex);
        var configurations = shown.Count + others.Count;
        var design = new ComparisonDesign(pooledBaseline, Math.Max(1, configurations), confidence, NewTextsRatio());
        List<ComparedRow> compared = [.. pool.Select(row => row.Row)];
        var comparison = SimultaneousComparison.Of(compared, design);
        var shrunken = ShrunkenMeans.Of(compared, comparison.Spread);
        var judged = new (RowComparison Comparison, double? Shrunken)[shown.Count];
        foreach (var (index, row) in pool.Index())
        {
            if (row.Shown is { } place)
                judged[place] = (comparison.Rows[index], shrunken[index]);
        }

        var rows = Rows(judged, confidence);
        return new ComparisonTable(
            sweep.Name, sweep.Description ?? sweep.Name, sweep.Metric, factors, baselineIndex, rows, others.Count)
        {
            Metrics = study.Metrics,
            Question = sweep.Question,
            Configurations = configurations,
            Margin = study.Spec.MarginOf(sweep),
            Look = sweep.Look,
            Confidence = confidence,
            Missing = missing,
            Spread = comparison.Spread,
            Freedom = comparison.Freedom,
            Detectable = comparison.Spread is { } s && s > 0 && Seeds > 1 ? Power.Detectable(Seeds, s * Math.Sqrt(2), confidence: confidence) : null,
            SeedsToTell = SeedsToTell(rows, comparison.Quantile ?? Sidak.TwoSided(design.Comparisons, Math.Max(1, Seeds - 1), confidence)),
            Study = study.Id,
            DistinctWords = (int?)shown.Max(row => row.MostOf(FactNames.DistinctWords)),
            LongestText = (int?)shown.Max(row => row.MostOf(FactNames.LongestText)),
            Same = SameWords.Of(shown, [.. rows.Select(row => row.Live?.Mean)]),
            HasTest = study.Spec.TestSplit > 0 || study.Spec.Dataset.Source == DatasetNames.Reviews,
            MayBeBest = baseline is null ? MayBeBest(compared, pool, configurations, confidence) : [],
        };
    }

    private int Seeds => study.Spec.SeedsOf(sweep);

    private List<TableRow> Rows((RowComparison Comparison, double? Shrunken)[] judged, double confidence)
    {
        var verdicts = new RowVerdicts(sweep.Metric.Goal, study.Spec.MarginOf(sweep), missing == 0);
        var learning = baselineIndex is { } index
            ? verdicts.Learning([.. shown.Select(c => c.KnowsLearning ? (c.Finished - c.Collapsed, c.Finished) : (0, 0))], index, 1 - confidence)
            : new Verdict?[shown.Count];
        var best = Best();
        return
        [
            .. shown.Select((configuration, row) =>
            {
                var difference = baseline is null || configuration == baseline
                    ? null
                    : verdicts.Compare(judged[row].Comparison, configuration.PairsWith(baseline), ShareOf(configuration) >= ShareOf(baseline));
                return configuration.ToRow(factors, judged[row].Comparison.Mean) with
                {
                    Difference = difference,
                    Verdict = configuration == baseline ? Verdict.Baseline
                        : configuration.Finished == 0 ? Verdict.None
                        : difference?.Verdict ?? Verdict.NoEvidence,
                    IsBest = configuration == best,
                    Shrunken = judged[row].Shrunken,
                    Learning = learning[row],
                    SharesTraining = sharing.Contains(configuration.Key),
                    OwnSpread = judged[row].Comparison.OwnSpread,
                };
            }),
        ];
    }

    private static double ShareOf(TableConfiguration configuration) =>
        configuration.Finished == 0 ? 0 : (double)(configuration.Finished - configuration.Collapsed) / configuration.Finished;

    /// <summary>All configurations that the noise is told from, in order of number, so that it does not matter which are shown.</summary>
    private List<(int Number, ComparedRow Row, int? Shown)> Pooled() =>
    [
        .. shown.Select((c, row) => (c.Number, c.ToCompared(sharing.Contains(c.Key)), (int?)row))
            .Concat(others.Rows.Select(other => (other.Number, other.Row, (int?)null)))
            .OrderBy(row => row.Number),
    ];

    /// <summary>
    /// Configurations that differ only in how long they train from another. With some that are not shown any may, if the sweep varies that.
    /// </summary>
    private static IEnumerable<string> SharingTraining(SweepSpec sweep, IReadOnlyList<TableConfiguration> shown, OtherConfigurations others) =>
        others.Count > 0 && OtherConfigurations.ShareTraining(sweep) ? shown.Select(c => c.Key) : shown
        .GroupBy(c => HyperparameterSchema.CanonicalKey(c.Hyperparameters with { Epochs = 1 }), StringComparer.Ordinal)
        .Where(group => group.Count() > 1)
        .SelectMany(group => group.Select(c => c.Key));

    private TableConfiguration? Best()
    {
        TableConfiguration? best = null;
        foreach (var configuration in shown)
        {
            if (configuration.RankedMean is { } mean && (best is null || sweep.Metric.Better(mean, best.RankedMean!.Value)))
                best = configuration;
        }

        return best;
    }

    private double NewTextsRatio()
    {
        var known = shown.FirstOrDefault(c => c.Fact(FactNames.TrainingRows) > 0);
        return known is null ? 0 : (known.Fact(FactNames.ValidationRows) ?? 0) / known.Fact(FactNames.TrainingRows)!.Value;
    }

    /// <summary>
    /// How many seeds would probably tell the clearest of the rows that these could not: an interval is c standard errors to each side,
    /// which shrink with the root of the seeds, and 80 of 100 studies see what lies c + 0.84 of them from zero.
    /// </summary>
    private int? SeedsToTell(IReadOnlyList<TableRow> rows, double quantile)
    {
        var clearest = rows
            .Where(row => row.Verdict is Verdict.NoEvidence && row.Difference is { Reason: null })
            .Select(row => (row.Difference!.Ci95High!.Value - row.Difference.Mean) / Math.Abs(row.Difference.Mean))
            .DefaultIfEmpty(double.PositiveInfinity)
            .Min();
        var seeds = Math.Ceiling(Seeds * Math.Pow((quantile + EightyPercent) / quantile * clearest, 2));
        return seeds <= MostSeeds ? (int)seeds : null;
    }

    private List<int> MayBeBest(List<ComparedRow> compared, List<(int Number, ComparedRow Row, int? Shown)> pool, int configurations, double confidence)
    {
        if (configurations < 2)
            return [];
        var rows = new RowPool(compared, null);
        return
        [
            .. pool.Index().Where(row => row.Item.Shown is not null && rows.HasValues(row.Index))
                .Where(row => !BestComparison.Of(rows, row.Index, sweep.Metric.Goal is Goal.Maximize, configurations, confidence).IsNotBest)
                .Select(row => row.Item.Shown!.Value).Order(),
        ];
    }
}
