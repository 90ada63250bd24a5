using Sweep.Silo.Telemetry;

namespace Sweep.Silo.Tests.Telemetry;

/// <summary>What is sent, as OpenTelemetry's variables say.</summary>
public sealed class SignalsTests
{
    private const string Endpoint = "http://collector:4317";

    [Fact]
    public void Without_an_endpoint_nothing_is_sent() => AssertSent([], false, false, false);

    [Fact]
    public void An_endpoint_for_all_gets_all() => AssertSent([("OTEL_EXPORTER_OTLP_ENDPOINT", Endpoint)], true, true, true);

    [Fact]
    public void An_empty_endpoint_is_none() => AssertSent([("OTEL_EXPORTER_OTLP_ENDPOINT", "")], false, false, false);

    [Fact]
    public void An_endpoint_for_one_signal_gets_that_alone() => AssertSent([("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", Endpoint)], false, true, false);

    [Fact]
    public void A_signal_without_exporter_is_not_sent() =>
        AssertSent([("OTEL_EXPORTER_OTLP_ENDPOINT", Endpoint), ("OTEL_METRICS_EXPORTER", "none")], false, true, true);

    [Fact]
    public void Nothing_is_sent_where_it_is_all_disabled() =>
        AssertSent([("OTEL_EXPORTER_OTLP_ENDPOINT", Endpoint), ("OTEL_SDK_DISABLED", "TRUE")], false, false, false);

    private static void AssertSent(IReadOnlyList<(string Name, string Value)> variables, bool metrics, bool traces, bool logs) =>
        Assert.Equal(new Signals(metrics, traces, logs), Signals.From(name => variables.Where(v => v.Name == name).Select(v => v.Value).FirstOrDefault()));
}
