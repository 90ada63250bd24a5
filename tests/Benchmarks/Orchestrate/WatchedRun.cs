using System.Net;
using OpenTelemetry.Metrics;
using Sweep.Silo;
using Sweep.Silo.Telemetry;
using Sweep.Silo.Telemetry.Gpus;

namespace Sweep.Benchmarks.Orchestrate;

/// <summary>
/// This process as a silo that is watched: metrics collected and read every second, which is more often than Prometheus
/// does, and traces sent over HTTP to a receiver, which is of this process too and so costs more than one elsewhere.
/// </summary>
internal sealed class WatchedRun : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly MetricsPipeline metrics;
    private readonly TracePipeline? traces;
    private readonly HttpListener receiver = new();
    private readonly Timer reader;

    /// <param name="port">Where the receiver listens.</param>
    /// <param name="traced">Share of traces that are sent, 0 to 1; null not to trace.</param>
    public WatchedRun(int port, string? traced)
    {
        var options = new SiloOptions();
        metrics = new MetricsPipeline(options, new Signals(Metrics: false, traced is not null, Logs: false), new NoGpus());
        reader = new Timer(_ => metrics.Provider.ForceFlush(), null, Beat, Beat);
        receiver.Prefixes.Add($"http://127.0.0.1:{port}/");
        receiver.Start();
        _ = ReceiveAsync();
        _ = metrics.Provider;
        if (traced is null)
            return;
        foreach (var (name, value) in ((string, string)[])[
            ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{port}"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_TRACES_SAMPLER", "parentbased_traceidratio"), ("OTEL_TRACES_SAMPLER_ARG", traced)])
            Environment.SetEnvironmentVariable(name, value);
        traces = new TracePipeline(options);
    }

    /// <summary>Bytes of traces that were received.</summary>
    public long Received { get; private set; }

    public void Dispose()
    {
        reader.Dispose();
        traces?.Dispose();
        metrics.Dispose();
        receiver.Close();
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var context = await receiver.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                Received += body.Length;
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Closed: the run is over.
        }
    }
}
