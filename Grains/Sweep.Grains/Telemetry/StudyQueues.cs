using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Telemetry;

/// <summary>How many trials wait of the running studies that this silo coordinates.</summary>
internal sealed class StudyQueues : IDisposable
{
    private readonly ConcurrentDictionary<string, (DeviceWish Device, Func<int?> Length)> studies = new(StringComparer.Ordinal);
    private readonly Meter meter = new(SweepTelemetry.Name);

    public StudyQueues() =>
        meter.CreateObservableUpDownCounter("sweep.queue.length", Lengths, "{trial}", "Trials of running studies that wait for a slot.");

    /// <param name="study">The study's id.</param>
    /// <param name="device">What its trials may be trained on.</param>
    /// <param name="length">Asked from any thread whenever somebody reads; null while the study does not run.</param>
    public void Follow(string study, DeviceWish device, Func<int?> length) => studies[study] = (device, length);

    public void Forget(string study) => studies.TryRemove(study, out _);

    public void Dispose() => meter.Dispose();

    private IEnumerable<Measurement<int>> Lengths()
    {
        foreach (var (study, (device, length)) in studies)
        {
            if (length() is { } waiting)
                yield return new(waiting, new KeyValuePair<string, object?>("study", study), new("device", HyperparameterSchema.NameOf(device)));
        }
    }
}
