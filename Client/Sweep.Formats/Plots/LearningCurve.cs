using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Formats.Reports;
using Sweep.Formats.Tables;

namespace Sweep.Formats.Plots;

/// <summary>One trial's epochs.</summary>
/// <param name="Collapsed">Whether it never learned.</param>
/// <param name="Epochs">In order of epoch.</param>
internal sealed record SeedLine(bool Collapsed, IReadOnlyList<Step> Epochs);

/// <summary>How a configuration learned, with each of its seeds.</summary>
/// <param name="Label">What it is, e.g. <c>units=[16, 8]</c>.</param>
/// <param name="Seeds">Its trials that have trained an epoch.</param>
/// <param name="Marks">Epochs to mark: in a sweep of <c>epochs</c> alone, its values; otherwise none.</param>
internal sealed record LearningCurve(string Label, IReadOnlyList<SeedLine> Seeds, IReadOnlyList<int> Marks)
{
    private const string Epochs = "epochs";

    /// <summary>Seeds that never learned.</summary>
    public int Dead => Seeds.Count(seed => seed.Collapsed);

    /// <summary>The median of the seeds that learned; empty if none did.</summary>
    public IReadOnlyList<CurvePoint> Median(Func<Step, double> value) =>
        MedianCurve.Of(Seeds.Where(seed => !seed.Collapsed).Select(seed => seed.Epochs), value);

    /// <summary>
    /// The curves of a sweep's configurations, in the order of its table. Where only <c>epochs</c> varies, all rows are one
    /// training, which is one curve: the longest.
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
        List<LearningCurve> curves =
        [
            .. table.Rows
                .Select(row => new LearningCurve(
                    TableWords.Label(table, row), [.. configurations[Key(row.Values)].Where(seed => seed.Epochs.Count > 0)], []))
                .Where(curve => curve.Seeds.Count > 0),
        ];
        return table.Factors is [Epochs] && curves.Count > 1 ? [Longest(curves, table)] : curves;
    }

    private static LearningCurve Longest(List<LearningCurve> curves, ComparisonTable table)
    {
        var longest = curves.MaxBy(curve => curve.Length)!;
        return longest with
        {
            Marks =
            [
                .. table.Rows
                    .Select(row => row.Values[0].AsNumber())
                    .Where(value => value <= longest.Length)
                    .Select(value => (int)value!.Value)
                    .Order(),
            ],
        };
    }

    private int Length => Seeds.Max(seed => seed.Epochs[^1].Number);

    private static string Key(IEnumerable<ParameterValue> values) => string.Join(' ', values);
}
