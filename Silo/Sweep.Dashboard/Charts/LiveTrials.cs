using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Dashboard.Charts;

/// <summary>The trials that learned and ended with a number.</summary>
internal static class LiveTrials
{
    public static IReadOnlyList<TrialRow> Of(IEnumerable<TrialRow> trials, MetricSet metrics, string metric) =>
        [.. trials.Where(trial => !trial.Collapsed && double.IsFinite(metrics.Value(trial, metric)))];
}
