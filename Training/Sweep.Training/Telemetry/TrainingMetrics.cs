using System.Diagnostics.Metrics;

namespace Sweep.Training.Telemetry;

/// <summary>What training measures of itself.</summary>
internal static class TrainingMetrics
{
    private static readonly Meter Meter = new("Sweep");

    private static readonly Counter<long> Samples = Meter.CreateCounter<long>(
        "sweep.training.samples", "{sample}", "Rows that models have learned from, once for each epoch.");

    public static void Learned(int rows, string device) => Samples.Add(rows, new KeyValuePair<string, object?>("device", device));
}
