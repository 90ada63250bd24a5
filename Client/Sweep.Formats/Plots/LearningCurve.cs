using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Formats.Reports;
using Sweep.Formats.Tables;

namespace Sweep.Formats.Plots;

/// <summary>One trial's epochs.</summary>
/// <param name="Collapsed">Whether it never learned.</param>
/// <param name="Epochs">In order of epoch.</param>
internal sealed record SeedLine(bool Collapsed, IReadOnlyList<Step> Epochs);

/// <summary>How a training went, with each of its seeds.</summary>
/// <param name="Label">Its configuration, e.g. <c>units=[16, 8]</c>.</param>
/// <param name="Seeds">Its trials that have trained an epoch.</param>
/// <param name="Marks">Epochs to mark: where rows differ only in <c>epochs</c>, their values; otherwise none.</param>
internal sealed record LearningCurve(string Label, IReadOnlyList<SeedLine> Seeds, IReadOnlyList<int> Marks)
{
    private const string Epochs = "epochs";

    /// <summary>Seeds that never learned.</summary>
    public int Dead => Seeds.Count(seed => seed.Collapsed);

    /// <summary>The median of the seeds that learned; empty if none did.</summary>
    public IReadOnlyList<CurvePoint> Median(Func<Step, double> value) =>
        MedianCurve.Of(Seeds.Where(seed => !seed.Collapsed).Select(seed => seed.Epochs), value);

    /// <summary>
    /// The curves of a sweep's configurations, in the order of its table. Rows that differ only in <c>epochs</c> are
    /// one training, which is one curve: the longest.
    /// </summary>
    public static IReadOnlyList<LearningCurve> Of(StudyResults results, string sweep)
    {
        var index = results.Study.Spec.Sweeps.Index().First(s => s.Item.Name == sweep).Index;
        var table = results.Tables.First(t => t.Sweep == sweep);
        var epochs = results.Epochs.ToLookup(e => e.Trial, e => e.Metrics);
        var configurations = results.Trials
            .Where(t => t.InSweep(index))
            .ToLookup(
                t => Key(table.Factors.Select(f => HyperparameterSchema.ValueOf(t.Hyperparameters, f))),
                t => new SeedLine(t.Collapsed, [.. epochs[t.Id.Number].OrderBy(step => step.Number)]),
                StringComparer.Ordinal);
        return
        [
            .. table.Rows
                .Select(row => (Row: row, Seeds: Trained(configurations[Key(row.Values)])))
                .Where(row => row.Seeds.Count > 0)
                .GroupBy(row => Key(OtherThanEpochs(table, row.Row)), StringComparer.Ordinal)
                .Select(training => Longest(table, [.. training])),
        ];
    }

    private static List<SeedLine> Trained(IEnumerable<SeedLine> seeds) =>
        [.. seeds.Where(seed => seed.Epochs.Count > 0)];

    private static IEnumerable<ParameterValue> OtherThanEpochs(ComparisonTable table, TableRow row) =>
        table.Factors.Zip(row.Values).Where(factor => factor.First != Epochs).Select(factor => factor.Second);

    private static LearningCurve Longest(
        ComparisonTable table, IReadOnlyList<(TableRow Row, List<SeedLine> Seeds)> training)
    {
        if (training is [var only])
            return new LearningCurve(TableWords.Label(table, only.Row), only.Seeds, []);
        var longest = training.MaxBy(row => LastEpoch(row.Seeds));
        var last = LastEpoch(longest.Seeds);
        var factor = table.Factors.Index().First(f => f.Item == Epochs).Index;
        var label = TableWords.Label(table, longest.Row, without: Epochs);
        return new LearningCurve(
            label.Length > 0 ? label : TableWords.Label(table, longest.Row),
            longest.Seeds,
            [
                .. training
                    .Select(row => row.Row.Values[factor].AsNumber())
                    .Where(value => value <= last)
                    .Select(value => (int)value!.Value)
                    .Order(),
            ]);
    }

    private static int LastEpoch(List<SeedLine> seeds) => seeds.Max(seed => seed.Epochs[^1].Number);

    private static string Key(IEnumerable<ParameterValue> values) => string.Join(' ', values);
}
