using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Storage;

namespace Sweep.Grains.Coordination;

/// <summary>Running counts of one sweep, so that progress costs nothing however many trials there are.</summary>
internal sealed class SweepTally(SweepSpec spec, MetricSet metrics)
{
    private readonly int metric = metrics.IndexOf(spec.Metric.Name);
    private readonly int[] trials = new int[Enum.GetValues<TrialState>().Length];
    private long epochsDone, epochsTotal;
    private (double Value, TrialId Trial)? best;

    /// <summary>Completed trials whose results other studies had.</summary>
    public int Reused { get; set; }

    public void Add(TrialEntry entry)
    {
        trials[(int)entry.State]++;
        Reused += entry.Reused ? 1 : 0;
        epochsTotal += entry.Epochs;
        epochsDone += entry.EpochsDone;
    }

    public void Move(TrialState from, TrialState to)
    {
        trials[(int)from]--;
        trials[(int)to]++;
    }

    public void Advance(int epochs) => epochsDone += epochs;

    /// <summary>Takes a finished trial's number into account; of equal ones the lower trial number leads.</summary>
    public void Finished(TrialStanding trial)
    {
        if (trial.State is not (TrialState.Completed or TrialState.Stopped) || trial.Last is not { } last)
            return;
        var value = metric < 0 ? double.NaN : last[metric];
        if (double.IsNaN(value))
            return;
        if (best is not { } known || spec.Metric.Better(value, known.Value) || (value.Equals(known.Value) && trial.Id.Number < known.Trial.Number))
            best = (value, trial.Id);
    }

    /// <summary>True once a trial has reached the metric's target.</summary>
    public bool TargetReached =>
        spec.Metric.Target is { } target && best is { } b && (b.Value.Equals(target) || spec.Metric.Better(b.Value, target));

    /// <summary>The trial that reached the metric's target, with what became of the others; null if there is no target, or none has.</summary>
    public TargetReached? Target => TargetReached
        ? new TargetReached(best!.Value.Trial.Number, Counts.Completed + Counts.Stopped, Counts.Cancelled)
        : null;

    public TrialCounts Counts => CountsOf(trials);

    public SweepProgress ToProgress() =>
        new(spec.Name, spec.Description ?? spec.Name, Counts, epochsDone, epochsTotal, best?.Value, best?.Trial);

    internal static TrialCounts CountsOf(int[] byState) => new(
        byState[(int)TrialState.Queued], byState[(int)TrialState.Running], byState[(int)TrialState.Completed],
        byState[(int)TrialState.Stopped], byState[(int)TrialState.Failed], byState[(int)TrialState.Cancelled]);
}
