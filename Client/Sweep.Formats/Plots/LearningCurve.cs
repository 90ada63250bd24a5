using Sweep.Formats.Reports;
using Sweep.Formats.Tables;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Plots;

/// <summary>A configuration's numbers epoch by epoch: means over the seeds that reached the epoch.</summary>
/// <param name="Label">What it is, e.g. <c>units=[16, 8]</c>.</param>
/// <param name="Epochs">Means, in order of epoch; their seconds are left out.</param>
internal sealed record LearningCurve(string Label, IReadOnlyList<Step> Epochs)
{
    /// <summary>The curves of a sweep's configurations, in the order of its table.</summary>
    public static IReadOnlyList<LearningCurve> Of(StudyResults results, string sweep)
    {
        var index = results.Study.Spec.Sweeps.Index().First(s => s.Item.Name == sweep).Index;
        var table = results.Tables.First(t => t.Sweep == sweep);
        var epochs = results.Epochs.ToLookup(e => e.Trial, e => e.Metrics);
        var configurations = results.Trials
            .Where(t => t.InSweep(index))
            .GroupBy(t => string.Join(' ', table.Factors.Select(f => HyperparameterSchema.ValueOf(t.Hyperparameters, f))), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        return
        [
            .. table.Rows
                .Where(row => configurations.ContainsKey(string.Join(' ', row.Values)))
                .Select(row => new LearningCurve(
                    TableWords.Label(table, row), Means(configurations[string.Join(' ', row.Values)].SelectMany(t => epochs[t.Id.Number]))))
                .Where(curve => curve.Epochs.Count > 0),
        ];
    }

    private static List<Step> Means(IEnumerable<Step> epochs) =>
    [
        .. epochs.GroupBy(e => e.Number).OrderBy(g => g.Key).Select(g => new Step(
            g.Key, 0, [.. Enumerable.Range(0, g.First().Values.Length).Select(metric => g.Average(e => e[metric]))])),
    ];
}
