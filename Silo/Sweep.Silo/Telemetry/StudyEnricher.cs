using Serilog.Core;
using Serilog.Events;

namespace Sweep.Silo.Telemetry;

/// <summary>Whatever names a lease names its trial too, and whatever names a trial its study, so that either finds all lines.</summary>
internal sealed class StudyEnricher : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        Derive(logEvent, "Lease", '#', "Trial");
        Derive(logEvent, "Trial", '/', "Study");
    }

    /// <summary>A name is its owner's name, a mark and a number.</summary>
    private static void Derive(LogEvent logEvent, string from, char mark, string to)
    {
        if (logEvent.Properties.GetValueOrDefault(from) is ScalarValue { Value: { } value } && value.ToString() is { } name && name.LastIndexOf(mark) is > 0 and var end)
            logEvent.AddPropertyIfAbsent(new LogEventProperty(to, new ScalarValue(name[..end])));
    }
}
