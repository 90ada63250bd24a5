using System.Globalization;
using System.Text.Json.Nodes;

namespace Sweep.Testing;

/// <summary>A real Prometheus on loopback.</summary>
public sealed class PrometheusServer : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sweep-prometheus-");
    private readonly HttpClient http = new();
    private readonly ServerProcess server;

    private PrometheusServer(string configuration)
    {
        var port = LoopbackPort.Free();
        http.BaseAddress = new Uri($"http://127.0.0.1:{port}");
        server = new ServerProcess(
            Programs.Find("prometheus", "/usr/bin")!,
            [$"--config.file={configuration}", $"--storage.tsdb.path={folder.FullName}", $"--web.listen-address=127.0.0.1:{port}", "--log.level=warn"],
            port);
    }

    /// <summary>Why there is none on this machine, or null.</summary>
    public static string? Missing => Programs.Find("prometheus", "/usr/bin") is null ? "prometheus is not installed" : null;

    /// <param name="configuration">A file as Prometheus reads it.</param>
    public static async Task<PrometheusServer> StartAsync(string configuration)
    {
        var prometheus = new PrometheusServer(configuration);
        await prometheus.server.StartAsync();
        return prometheus;
    }

    /// <summary>What an expression is now: the labels and the value of each series.</summary>
    /// <exception cref="InvalidOperationException">Prometheus refuses it; the message has its reason.</exception>
    public async Task<IReadOnlyList<(IReadOnlyDictionary<string, string> Labels, double Value)>> QueryAsync(string expression)
    {
        using var answer = await http.PostAsync("/api/v1/query", new FormUrlEncodedContent([new("query", expression)]));
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        if ((string?)json["status"] != "success")
            throw new InvalidOperationException($"{json["error"]} in: {expression}");
        return
        [
            .. json["data"]!["result"]!.AsArray().Select(series => (
                (IReadOnlyDictionary<string, string>)series!["metric"]!.AsObject().ToDictionary(label => label.Key, label => (string)label.Value!),
                double.Parse((string)series["value"]![1]!, CultureInfo.InvariantCulture))),
        ];
    }

    public ValueTask DisposeAsync()
    {
        server.Dispose();
        http.Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
