using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sweep.Silo.Telemetry;
using Sweep.Silo.Telemetry.Gpus;
using Sweep.Testing;

namespace Sweep.Silo.Tests.Telemetry;

/// <summary>A silo's <c>/metrics</c> in this process, with the GPUs that are handed in and nothing else of a silo.</summary>
internal sealed class MetricsPage : IAsyncDisposable
{
    private readonly WebApplication app;

    private MetricsPage(WebApplication app) => this.app = app;

    public string Address { get; } = $"127.0.0.1:{LoopbackPort.Free()}";

    public static async Task<MetricsPage> StartAsync(IGpus gpus)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new MetricsPipeline(new SiloOptions(), new Signals(false, false, false), gpus));
        var page = new MetricsPage(builder.Build());
        page.app.MapMetrics();
        page.app.Urls.Add($"http://{page.Address}");
        await page.app.StartAsync();
        return page;
    }

    public async Task<string> ReadAsync()
    {
        using var http = new HttpClient();
        return await http.GetStringAsync($"http://{Address}/metrics");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
