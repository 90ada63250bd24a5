using System.Globalization;
using Sweep.Contracts.Specs;
using Sweep.Formats.Tables;

namespace Sweep.Dashboard.Components;

/// <summary>Numbers and times as pages write them, in the visitor's language.</summary>
internal static class Written
{
    /// <summary>A metric, or nothing's sign.</summary>
    public static string Metric(double? value) => value is { } number && !double.IsNaN(number) ? number.ToString("0.0000", CultureInfo.CurrentCulture) : "–";

    /// <summary>A hyperparameter's value, as specs write it; a number with no more digits than tell anything.</summary>
    public static string Value(ParameterValue value) => RoundedValue.Write(value);

    public static string Count(long value) => value.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>A time to wait, rounded as people would: <c>45 s</c>, <c>12 min</c>, <c>3 h 20 min</c>, <c>2 d 4 h</c>.</summary>
    public static string Duration(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time switch
    {
        { TotalMinutes: < 1 } => $"{Math.Ceiling(Math.Max(0, time.TotalSeconds)):0} s",
        { TotalHours: < 1 } => $"{Math.Ceiling(time.TotalMinutes):0} min",
        { TotalDays: < 1 } => $"{time.Hours} h {time.Minutes} min",
        _ => $"{time.Days} d {time.Hours} h",
    }}");

    /// <summary>A moment, in UTC, since the page knows the server's clock and not its visitor's.</summary>
    public static string Moment(DateTimeOffset time) => $"{time.UtcDateTime.ToString("g", CultureInfo.CurrentCulture)} UTC";
}
