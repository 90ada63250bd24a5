using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Tables;

/// <summary>One configuration's trials, one a seed number; those that have not finished do not count.</summary>
internal sealed class TableConfiguration(string key, IReadOnlyList<TrialRow> trials, MetricSet metrics)
{
    /// <summary>A loss this close to that of guessing has learned nothing.</summary>
    private const double NoBetter = 0.99;

    private readonly List<TrialRow> finished =
        [.. trials.Where(t => t is { State: TrialState.Completed or TrialState.Stopped, Last: not null })];

    /// <summary>The configuration's canonical key.</summary>
    public string Key => key;

    public double? Mean(string metric) => Estimate(metric)?.Mean;

    /// <summary>The configuration's value of a hyperparameter.</summary>
    public ParameterValue Value(string hyperparameter) => HyperparameterSchema.ValueOf(trials[0].Hyperparameters, hyperparameter);

    public TableRow ToRow(IReadOnlyList<string> factors, MetricSpec metric, TableConfiguration? baseline, bool isBest, double guessing)
    {
        var difference = baseline is null || baseline == this ? null : Statistics.Compare(Differences(baseline, metric.Name), metric.Goal);
        return new TableRow(
            [.. factors.Select(Value)],
            finished.Select(t => t.Parameters).FirstOrDefault(p => p is not null),
            finished.Count,
            finished.Count == 0 ? null : finished.Average(t => t.SecondsPerEpoch),
            [.. metrics.Names.Select(Estimate)],
            difference,
            baseline == this ? Verdict.Baseline : difference?.Verdict ?? Verdict.NoEvidence,
            isBest,
            finished.Count(t => metrics.Value(t.Last!, "train_loss") >= guessing * NoBetter));
    }

    private Estimate? Estimate(string metric) => Statistics.Mean(finished.Select(t => metrics.Value(t.Last!, metric)));

    /// <summary>Trials of one seed number share their split, so their difference is freer of noise than either.</summary>
    private IEnumerable<double> Differences(TableConfiguration baseline, string metric) =>
        finished.Join(baseline.finished, t => t.SeedNumber, b => b.SeedNumber, (t, b) => metrics.Value(t.Last!, metric) - metrics.Value(b.Last!, metric));
}
