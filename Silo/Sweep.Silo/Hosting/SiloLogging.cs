using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Sweep.Contracts;

namespace Sweep.Silo.Hosting;

/// <summary>Logs for people on standard error, quiet unless asked; for machines, JSON in the home's log folder.</summary>
internal static class SiloLogging
{
    private const int DaysKept = 7;

    public static Serilog.Core.Logger Create(SiloOptions options) => new LoggerConfiguration()
        .MinimumLevel.Warning()
        .MinimumLevel.Override("Sweep", LogEventLevel.Debug)
        // It warns that the keys of cookies are not encrypted where they are kept, beside everything else.
        .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
        .WriteTo.Console(
            restrictedToMinimumLevel: options.Verbose ? LogEventLevel.Debug : options.Clustered ? LogEventLevel.Information : LogEventLevel.Warning,
            outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}",
            formatProvider: CultureInfo.InvariantCulture,
            standardErrorFromLevel: LogEventLevel.Verbose)
        .WriteTo.File(
            new CompactJsonFormatter(),
            Path.Combine(SweepHome.LogFolder(options.Home), FileName(options)),
            restrictedToMinimumLevel: LogEventLevel.Information,
            rollingInterval: RollingInterval.Day,
            retainedFileCountLimit: DaysKept)
        .CreateLogger();

    /// <summary>Silos of a cluster may share a machine and its folder.</summary>
    private static string FileName(SiloOptions options) => options.Clustered ? $"silo-{options.GatewayPort}-.json" : "silo-.json";
}
