using System.Diagnostics.Metrics;
using Sweep.Contracts.Results;
using Sweep.Grains.Storage;

namespace Sweep.Grains.Telemetry;

/// <summary>What trials came to and how long they took. A trial is never an attribute, so that a million add no series.</summary>
internal static class TrialMetrics
{
    private static readonly TrialState[] Outcomes = [.. Enum.GetValues<TrialState>().Where(state => state.IsFinal())];

    /// <summary>By state. Counted before anybody reads, so that each outcome's series begins at 0 and misses none.</summary>
    private static readonly long[] Counts = new long[Enum.GetValues<TrialState>().Length];

    private static readonly Histogram<double> TrialDuration = SweepTelemetry.Meter.CreateHistogram(
        "sweep.trial.duration", "s", "Time from a trial's first start to its end.", advice: SweepTelemetry.LongDurations);

    private static readonly Histogram<double> EpochDuration = SweepTelemetry.Meter.CreateHistogram(
        "sweep.epoch.duration", "s", "Time an epoch takes to train and to validate.", advice: SweepTelemetry.LongDurations);

    private static ObservableCounter<long>? trials;

    /// <summary>Shows the counts to whoever reads, from the process's beginning.</summary>
    public static void Begin() => trials ??= SweepTelemetry.Meter.CreateObservableCounter("sweep.trials", Ended, "{trial}", "Trials that came to an end.");

    /// <summary>A trial has entered a final state; one that is resumed may do so again. One that took another's result was not trained.</summary>
    public static void Ended(TrialRow trial)
    {
        if (trial.ReusedFrom is not null)
            return;
        Interlocked.Increment(ref Counts[(int)trial.State]);
        if (trial is { StartedAt: { } started, FinishedAt: { } finished })
            TrialDuration.Record((finished - started).TotalSeconds, Of(trial.State));
    }

    public static void Trained(Step epoch, string device) => EpochDuration.Record(epoch.Seconds, new KeyValuePair<string, object?>("device", device));

    private static IEnumerable<Measurement<long>> Ended() =>
        Outcomes.Select(state => new Measurement<long>(Interlocked.Read(ref Counts[(int)state]), Of(state)));

    private static KeyValuePair<string, object?> Of(TrialState outcome) => new("outcome", EnumName.Of(outcome));
}
