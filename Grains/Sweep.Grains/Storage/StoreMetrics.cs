using System.Diagnostics.Metrics;
using Sweep.Grains.Telemetry;

namespace Sweep.Grains.Storage;

/// <summary>What the store measures of itself.</summary>
internal static class StoreMetrics
{
    /// <summary>From the beginning of a transaction until the disk has it.</summary>
    public static Histogram<double> CommitDuration { get; } =
        SweepTelemetry.Meter.CreateHistogram(
            "sweep.store.commit.duration", "s", "Time the store takes to commit a batch of writes.", advice: SweepTelemetry.ShortDurations);
}
