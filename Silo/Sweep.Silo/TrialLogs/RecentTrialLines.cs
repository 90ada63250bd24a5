using System.Globalization;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Display;
using Sweep.Silo.Telemetry;

namespace Sweep.Silo.TrialLogs;

/// <summary>
/// The last lines of this silo's log that name a trial, by themselves or by <see cref="StudyEnricher"/>, in memory. They are
/// put into words only when somebody asks, since trials of a millisecond log too.
/// </summary>
/// <param name="capacity">How many lines are kept, of all trials together; a kilobyte each at most, as a rule.</param>
internal sealed class RecentTrialLines(int capacity = 3000) : ILogEventSink
{
    private const string Trial = "Trial";

    private static readonly MessageTemplateTextFormatter Plain = new("{Message:l}", CultureInfo.InvariantCulture);

    private readonly Lock gate = new();
    private readonly Queue<LogEvent> lines = new();

    public void Emit(LogEvent logEvent)
    {
        if (!logEvent.Properties.ContainsKey(Trial))
            return;
        lock (gate)
        {
            if (lines.Count == capacity)
                lines.Dequeue();
            lines.Enqueue(logEvent);
        }
    }

    /// <summary>Those that name a trial, oldest first.</summary>
    public IReadOnlyList<Line> Of(string trial)
    {
        LogEvent[] known;
        lock (gate)
            known = [.. lines];
        return [.. known.Where(line => line.Properties[Trial] is ScalarValue name && name.Value?.ToString() == trial).Select(line => new Line(line.Timestamp, line.Level, Text(line)))];
    }

    /// <summary>Without the stack, which is in the log's file.</summary>
    private static string Text(LogEvent line)
    {
        using var message = new StringWriter(CultureInfo.InvariantCulture);
        Plain.Format(line, message);
        return line.Exception is { } e ? $"{message}: {e.GetType().Name}: {e.Message}" : message.ToString();
    }

    internal sealed record Line(DateTimeOffset At, LogEventLevel Level, string Text);
}
