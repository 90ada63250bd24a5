using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sweep.Silo.Telemetry.Gpus;

namespace Sweep.Silo.Telemetry;

/// <summary>Metrics and traces of a silo. Logs begin before there is a host; see <see cref="Hosting.SiloLogging"/>.</summary>
internal static class TelemetryServices
{
    /// <summary>To be called before what it is to see start.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder, SiloOptions options)
    {
        var signals = Signals.FromEnvironment();
        builder.Services.AddSingleton(signals);
        builder.Services.AddSingleton<IGpus>(_ => Nvml.Open());
        builder.Services.AddSingleton<MetricsPipeline>();
        if (options.Clustered || signals.Metrics)
            builder.Services.BuildAtStart(provider => provider.GetRequiredService<MetricsPipeline>().Provider);
        if (!signals.Traces)
            return;
        builder.Services.AddSingleton<TracePipeline>();
        builder.Services.BuildAtStart(provider => provider.GetRequiredService<TracePipeline>());
        builder.UseOrleans(silo => silo.AddActivityPropagation());
    }

    /// <summary>Serves <c>/metrics</c> for Prometheus.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        var scrape = new Lazy<RequestDelegate>(() => new ApplicationBuilder(app.Services)
            .UseOpenTelemetryPrometheusScrapingEndpoint(
                app.Services.GetRequiredService<MetricsPipeline>().Provider, _ => true, path: null, configureBranchedPipeline: null, optionsName: null)
            .Build());
        app.MapGet("/metrics", context => scrape.Value(context));
    }

    private static void BuildAtStart(this IServiceCollection services, Func<IServiceProvider, object> build) =>
        services.AddSingleton<IHostedService>(provider => new Start(() => build(provider)));

    private sealed class Start(Func<object> build) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.FromResult(build());

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
