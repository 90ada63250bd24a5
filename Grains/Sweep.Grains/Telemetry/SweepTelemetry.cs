using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Sweep.Grains.Telemetry;

/// <summary>Where whoever listens finds what Sweep measures and traces.</summary>
public static class SweepTelemetry
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "Sweep";

    internal static Meter Meter { get; } = new(Name);

    internal static ActivitySource Source { get; } = new(Name);

    /// <summary>For what takes from milliseconds to days.</summary>
    internal static InstrumentAdvice<double> LongDurations { get; } = new()
    {
        HistogramBucketBoundaries = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 60, 180, 600, 1800, 3600, 10800, 36000, 86400],
    };

    /// <summary>For what takes milliseconds unless something is wrong.</summary>
    internal static InstrumentAdvice<double> ShortDurations { get; } = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };
}
