using System.Diagnostics.Metrics;
using System.Globalization;
using Sweep.Grains.Telemetry;

namespace Sweep.Silo.Telemetry.Gpus;

/// <summary>GPU use and memory, under the names of OpenTelemetry's conventions for hardware.</summary>
internal sealed class GpuMeter : IDisposable
{
    private readonly IGpus gpus;
    private readonly Meter meter = new(SweepTelemetry.Name);

    public GpuMeter(IGpus gpus)
    {
        this.gpus = gpus;
        meter.CreateObservableGauge("hw.gpu.utilization", () => Of(gpu => gpu.Utilization), "1", "Share of time in which the GPU computed.");
        meter.CreateObservableUpDownCounter("hw.gpu.memory.usage", () => Of(gpu => gpu.MemoryUsed), "By", "The GPU's memory in use.");
        meter.CreateObservableUpDownCounter("hw.gpu.memory.limit", () => Of(gpu => gpu.MemoryTotal), "By", "The GPU's memory.");
    }

    public void Dispose() => meter.Dispose();

    /// <summary>Named as slots name it, so that the two can be joined.</summary>
    private IEnumerable<Measurement<T>> Of<T>(Func<GpuReading, T> value) where T : struct => gpus.Read().Select(gpu => new Measurement<T>(
        value(gpu),
        new KeyValuePair<string, object?>("device", string.Create(CultureInfo.InvariantCulture, $"cuda:{gpu.Index}")),
        new KeyValuePair<string, object?>("hw.name", gpu.Model)));
}
