using OpenTelemetry.Resources;
using Sweep.Grains.Nodes;

namespace Sweep.Silo.Telemetry;

/// <summary>Who sends: the attributes of every metric, span and log line. OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win.</summary>
internal static class TelemetryResource
{
    private const string Service = "sweep";

    public static Dictionary<string, object> Attributes(SiloOptions options) => new()
    {
        ["service.name"] = Service,
        ["service.namespace"] = options.ClusterName,
        ["service.instance.id"] = options.NodeName ?? new NodeOptions().Name,
        ["service.version"] = typeof(TelemetryResource).Assembly.GetName().Version!.ToString(3),
    };

    public static ResourceBuilder Builder(SiloOptions options) =>
        ResourceBuilder.CreateEmpty().AddTelemetrySdk().AddAttributes(Attributes(options)).AddEnvironmentVariableDetector();
}
