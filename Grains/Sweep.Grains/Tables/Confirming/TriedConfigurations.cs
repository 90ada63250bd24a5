using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Coordination;
using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Tables.Confirming;

/// <summary>Gathers what the trials of a sweep measured, whatever order and pieces they come in.</summary>
/// <param name="spec">The study.</param>
/// <param name="metrics">What its trials report.</param>
/// <param name="sweep">The index of the sweep.</param>
/// <param name="measure">A trial's value; the sweep's metric at the last epoch unless said otherwise.</param>
internal sealed class TriedConfigurations(
    StudySpec spec, MetricSet metrics, int sweep, Func<TrialRow, double>? measure = null)
{
    private readonly TrialNumbering numbering = new(spec);
    private readonly SortedDictionary<int, (Hyperparameters Hyperparameters, int Trials, List<SeedValue> Live)> known = [];

    /// <summary>In the order of the plan.</summary>
    public IReadOnlyList<TriedConfiguration> All =>
        [.. known.Values.Select(c => new TriedConfiguration(c.Hyperparameters, c.Trials, c.Live))];

    public void Add(IEnumerable<TrialRow> trials)
    {
        foreach (var trial in trials.Where(trial => trial.InSweep(sweep) && Counts(trial)))
            Add(trial);
    }

    private void Add(TrialRow trial)
    {
        var value = measure?.Invoke(trial) ?? metrics.Value(trial, spec.Sweeps[sweep].Metric.Name);
        if (!double.IsFinite(value))
            return;
        var index = numbering.Find(trial.Id.Number).Configuration;
        var entry = known.TryGetValue(index, out var found) ? found : (trial.Hyperparameters, 0, []);
        entry.Trials++;
        if (!trial.Collapsed)
            entry.Live.Add(new SeedValue(trial.SeedNumber, value));
        known[index] = entry;
    }

    private static bool Counts(TrialRow trial) =>
        trial is { State: TrialState.Completed or TrialState.Stopped, Last: not null };
}
