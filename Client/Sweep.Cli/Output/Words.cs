using System.Globalization;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Cli.Output;

/// <summary>Numbers and times as people read them.</summary>
internal static class Words
{
    public static string Number(double? value) => value?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "–";

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share in percent, with one decimal.</summary>
    public static string Percent(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);

    public static string Duration(TimeSpan time) => time switch
    {
        { TotalHours: >= 1 } => $"{(int)time.TotalHours} h {time.Minutes} min",
        { TotalMinutes: >= 1 } => $"{time.Minutes} min {time.Seconds} s",
        _ => $"{time.Seconds} s",
    };

    public static string Time(DateTimeOffset? time) => time?.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "–";

    public static string Bytes(long bytes) => bytes switch
    {
        >= 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 20):0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} KB"),
    };

    public static string Name<TEnum>(TEnum value) where TEnum : struct, Enum => HyperparameterSchema.NameOf(value);

    /// <summary>A metric's name as a head, e.g. <c>Val accuracy</c>.</summary>
    public static string Title(string name) => string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(name[0])}{name[1..].Replace('_', ' ')}");

    /// <summary>How a study's trials stand, naming only the states there are.</summary>
    public static string Counts(TrialCounts trials)
    {
        (int Count, string State)[] states =
        [
            (trials.Completed, "completed"), (trials.Stopped, "stopped"), (trials.Running, "running"),
            (trials.Queued, "queued"), (trials.Failed, "failed"), (trials.Cancelled, "cancelled"),
        ];
        return trials.Total == 0 ? "no trials" : string.Join(", ", states.Where(s => s.Count > 0).Select(s => $"{Count(s.Count)} {s.State}"));
    }

    /// <summary>The same, with how many were not trained because other studies had.</summary>
    public static string Counts(StudyProgress progress) =>
        progress.Reused == 0 ? Counts(progress.Trials) : $"{Counts(progress.Trials)} ({Count(progress.Reused)} reused from earlier studies)";

    /// <summary>What sets a configuration apart, e.g. <c>units=[16, 8] dropout=0.2</c>.</summary>
    public static string Assignments(IEnumerable<Assignment> assignments)
    {
        var text = string.Join(' ', assignments);
        return text.Length == 0 ? "as the base" : text;
    }
}
