using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Sweep.Testing;

namespace Sweep.Silo.Tests.Telemetry;

/// <summary>A cluster's silo of one slot as a process, watched in every way that it offers.</summary>
internal sealed class ObservedSilo : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Sweep.Silo.dll");

    private readonly TemporaryFolder home = new();
    private readonly ConcurrentQueue<string> console = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;

    /// <param name="name">The node's name.</param>
    /// <param name="cluster">What it is told of its cluster.</param>
    /// <param name="otlp">Where it sends; null for nowhere.</param>
    public ObservedSilo(string name, IReadOnlyDictionary<string, string> cluster, string? otlp = null)
    {
        var start = new ProcessStartInfo("dotnet", [Program]) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = home.Path };
        foreach (var inherited in start.Environment.Keys.Where(key => key.StartsWith("SWEEP_", StringComparison.Ordinal) || key.StartsWith("OTEL_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(inherited);
        foreach (var (key, value) in cluster)
            start.Environment[key] = value;
        start.Environment["SWEEP_HOME"] = home.Path;
        start.Environment["SWEEP_NODE_NAME"] = name;
        start.Environment["SWEEP_SLOTS"] = "1";
        start.Environment["SWEEP_SILO_PORT"] = $"{LoopbackPort.Free()}";
        start.Environment["SWEEP_GATEWAY_PORT"] = $"{Gateway.Port}";
        start.Environment["SWEEP_HTTP"] = Http;
        start.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = otlp;
        start.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        start.Environment["OTEL_BSP_SCHEDULE_DELAY"] = "200";
        start.Environment["OTEL_METRIC_EXPORT_INTERVAL"] = "500";
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith("ready ", StringComparison.Ordinal) == true)
                ready.TrySetResult();
        };
        process.ErrorDataReceived += (_, line) => console.Enqueue(line.Data ?? "");
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"{name} ended: {string.Join('\n', console)}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public IPEndPoint Gateway { get; } = new(IPAddress.Loopback, LoopbackPort.Free());

    public string Http { get; } = $"127.0.0.1:{LoopbackPort.Free()}";

    public Task Ready => ready.Task;

    /// <summary>Every line on standard error.</summary>
    public IReadOnlyCollection<string> Console => console;

    /// <summary>Every line of the log file; the silo goes on writing.</summary>
    public IReadOnlyList<string> LogFile()
    {
        var file = Assert.Single(Directory.GetFiles(Path.Combine(home.Path, "logs")));
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        home.Dispose();
    }
}
