using System.Diagnostics.Metrics;

namespace Sweep.Grains.Storage;

/// <summary>What the store measures of itself.</summary>
internal static class StoreMetrics
{
    private static readonly Meter Meter = new("Sweep");

    /// <summary>From the beginning of a transaction until the disk has it.</summary>
    public static Histogram<double> CommitDuration { get; } =
        Meter.CreateHistogram<double>("sweep.store.commit.duration", "s", "Time the store takes to commit a batch of writes.");
}
