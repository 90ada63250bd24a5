using OpenTelemetry;
using OpenTelemetry.Trace;
using Sweep.Grains.Telemetry;

namespace Sweep.Silo.Telemetry;

/// <summary>Collects spans and sends them.</summary>
internal sealed class TracePipeline(SiloOptions options) : IDisposable
{
    private readonly TracerProvider provider = Sdk.CreateTracerProviderBuilder()
        .SetResourceBuilder(TelemetryResource.Builder(options))
        .SetSampler(BeginningsSampler.FromEnvironment(Environment.GetEnvironmentVariable))
        .AddSource(SweepTelemetry.Name, "Microsoft.Orleans.*", "Npgsql")
        .AddAspNetCoreInstrumentation(http => http.Filter = request => !IsProbe(request.Request.Path))
        .AddOtlpExporter()
        .Build();

    public void Dispose() => provider.Dispose();

    /// <summary>Asked every few seconds for as long as the silo lives.</summary>
    private static bool IsProbe(Microsoft.AspNetCore.Http.PathString path) => path.StartsWithSegments("/health") || path.StartsWithSegments("/metrics");
}
