using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Sinks.OpenTelemetry;
using Sweep.Contracts;
using Sweep.Silo.Access;
using Sweep.Silo.Telemetry;
using Sweep.Silo.TrialLogs;

namespace Sweep.Silo.Hosting;

/// <summary>
/// Logs for people on standard error, quiet unless asked; for machines, JSON in the home's log folder, and OTLP where
/// OpenTelemetry's variables say so. What is logged within a span carries its ids.
/// </summary>
internal static class SiloLogging
{
    private const int DaysKept = 7;

    public static Serilog.Core.Logger Create(SiloOptions options, RecentTrialLines lines) => Create(options, lines, Signals.FromEnvironment());

    private static Serilog.Core.Logger Create(SiloOptions options, RecentTrialLines lines, Signals signals)
    {
        var logging = Local(options, signals.Traces ? " {Study} {Trial} {TraceId} {SpanId}" : "").WriteTo.Sink(lines);
        if (signals.Logs)
            logging.WriteTo.OpenTelemetry(otlp => Configure(otlp, options), Environment.GetEnvironmentVariable);
        return logging.CreateLogger();
    }

    private static LoggerConfiguration Local(SiloOptions options, string where) => new LoggerConfiguration()
        .MinimumLevel.Warning()
        .MinimumLevel.Override("Sweep", LogEventLevel.Debug)
        // It warns that the keys of cookies are not encrypted where they are kept, beside everything else.
        .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
        // It shows the stack of every sign-in that fails; ours say why in a line.
        .MinimumLevel.Override("Microsoft.AspNetCore.Authentication.OpenIdConnect", LogEventLevel.Fatal)
        // It tells of every request without a token.
        .MinimumLevel.Override(typeof(TokenHandler).FullName!, LogEventLevel.Warning)
        .Filter.ByExcluding(AdvisesServerCollector)
        .Enrich.With<StudyEnricher>()
        .WriteTo.Console(
            restrictedToMinimumLevel: options.Verbose ? LogEventLevel.Debug : options.Clustered ? LogEventLevel.Information : LogEventLevel.Warning,
            outputTemplate: $"{{Timestamp:HH:mm:ss}} {{Level:u3}} {{Message:lj}}{where}{{NewLine}}{{Exception}}",
            formatProvider: CultureInfo.InvariantCulture,
            standardErrorFromLevel: LogEventLevel.Verbose)
        .WriteTo.File(
            new CompactJsonFormatter(),
            Path.Combine(SweepHome.LogFolder(options.Home), FileName(options)),
            restrictedToMinimumLevel: LogEventLevel.Information,
            rollingInterval: RollingInterval.Day,
            retainedFileCountLimit: DaysKept);

    /// <summary>At every start on a single core Orleans advises the server's garbage collector, which is on and needs two.</summary>
    private static bool AdvisesServerCollector(LogEvent log) =>
        log.Properties.GetValueOrDefault("EventId") is StructureValue id
        && id.Properties.Any(part => part.Value is ScalarValue { Value: string name } && name.StartsWith("LogWarningSiloGc", StringComparison.Ordinal));

    private static void Configure(BatchedOpenTelemetrySinkOptions otlp, SiloOptions options)
    {
        otlp.ResourceAttributes = TelemetryResource.Attributes(options);
        otlp.RestrictedToMinimumLevel = LogEventLevel.Information;
        otlp.IncludedData |= IncludedData.TraceIdField | IncludedData.SpanIdField;
        if (Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT") is { Length: > 0 } endpoint)
            otlp.LogsEndpoint = endpoint;
    }

    /// <summary>Silos of a cluster may share a machine and its folder.</summary>
    private static string FileName(SiloOptions options) => options.Clustered ? $"silo-{options.GatewayPort}-.json" : "silo-.json";
}
