using System.Diagnostics.Metrics;
using Sweep.Grains.Telemetry;

namespace Sweep.Grains.Tests.Telemetry;

/// <summary>Reads what Sweep's instruments say now, as a scrape does.</summary>
internal static class Readings
{
    /// <summary>The values of an instrument by its attributes, written <c>device=cpu,state=free</c>.</summary>
    public static IReadOnlyList<(string Attributes, int Value)> Of(string instrument)
    {
        var readings = new List<(string, int)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (published, listening) =>
            {
                if (published.Meter.Name == SweepTelemetry.Name && published.Name == instrument)
                    listening.EnableMeasurementEvents(published);
            },
        };
        listener.SetMeasurementEventCallback<int>((_, value, attributes, _) => readings.Add((Text(attributes), value)));
        listener.Start();
        listener.RecordObservableInstruments();
        return readings;
    }

    public static string Text(ReadOnlySpan<KeyValuePair<string, object?>> attributes) =>
        string.Join(',', attributes.ToArray().OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
}
