using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Sweep.Grains.Telemetry;
using Sweep.Silo.Telemetry.Gpus;

namespace Sweep.Silo.Telemetry;

/// <summary>
/// Collects what is measured, from when it is first asked for: a measurement that nobody collects costs next to nothing,
/// and an embedded silo, which seldom has a reader, starts the sooner.
/// </summary>
internal sealed class MetricsPipeline : IDisposable
{
    /// <summary>.NET's and the libraries' own meters.</summary>
    private static readonly string[] Others =
        ["Microsoft.Orleans", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "System.Runtime"];

    private readonly Lazy<(MeterProvider Provider, GpuMeter? Gpus)> pipeline;

    public MetricsPipeline(SiloOptions options, Signals signals, IGpus gpus) => pipeline = new(() =>
    {
        var builder = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(TelemetryResource.Builder(options))
            .AddMeter([SweepTelemetry.Name, .. Others])
            .AddView(instrument => IsOfEveryMessage(instrument) ? MetricStreamConfiguration.Drop : null)
            .AddPrometheusExporter();
        if (signals.Metrics)
            builder.AddOtlpExporter();
        return (builder.Build(), gpus.Read().Count > 0 ? new GpuMeter(gpus) : null);
    });

    public MeterProvider Provider => pipeline.Value.Provider;

    public void Dispose()
    {
        if (!pipeline.IsValueCreated)
            return;
        pipeline.Value.Provider.Dispose();
        pipeline.Value.Gpus?.Dispose();
    }

    /// <summary>Orleans counts each message a dozen times on its way, which would cost more than all the rest.</summary>
    private static bool IsOfEveryMessage(Instrument instrument) =>
        instrument.Name.StartsWith("orleans-messaging-", StringComparison.Ordinal) && !instrument.IsObservable;
}
