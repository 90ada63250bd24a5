namespace Sweep.Silo.Telemetry;

/// <summary>What is sent by OTLP, as OpenTelemetry's own variables say: nothing, unless they name an endpoint.</summary>
/// <param name="Metrics">Whether metrics are sent; anybody may read them from <c>/metrics</c> besides.</param>
/// <param name="Traces">Whether traces are.</param>
/// <param name="Logs">Whether logs are.</param>
internal sealed record Signals(bool Metrics, bool Traces, bool Logs)
{
    public static Signals FromEnvironment() => From(Environment.GetEnvironmentVariable);

    /// <param name="variable">The value of a variable, or null.</param>
    public static Signals From(Func<string, string?> variable)
    {
        var disabled = string.Equals(variable("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase);
        bool IsSet(string name) => !string.IsNullOrEmpty(variable(name));
        bool IsSent(string signal) => !disabled
            && (IsSet("OTEL_EXPORTER_OTLP_ENDPOINT") || IsSet($"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"))
            && variable($"OTEL_{signal}_EXPORTER") is null or "" or "otlp";
        return new Signals(IsSent("METRICS"), IsSent("TRACES"), IsSent("LOGS"));
    }
}
