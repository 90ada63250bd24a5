using Sweep.Formats.Resources;
using Sweep.Contracts.Results;

namespace Sweep.Formats.Tables;

/// <summary>A table's numbers in a language, as all formats for people show them.</summary>
internal sealed class TableWords(Text text)
{
    private const string Precision = "0.000";

    /// <summary>The heads of all columns.</summary>
    public IReadOnlyList<string> Heads(ComparisonTable table) =>
    [
        .. table.Factors, text.Get("Parameters"), text.Get("SecondsPerEpoch"), text.Get("Trials"),
        .. MetricsOf(table).Select(Name), text.Get("Difference"), text.Get("Verdict"),
    ];

    /// <summary>The cells of a row, under those heads.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">One of its rows.</param>
    /// <param name="compact">Leaves out the intervals of what the sweep is not judged by, to fit a terminal.</param>
    public IReadOnlyList<string> Cells(ComparisonTable table, TableRow row, bool compact = false) =>
    [
        .. Values(table, row),
        row.Parameters is { } parameters ? Whole(parameters) : "–",
        row.SecondsPerEpoch?.ToString("0.00", text.Language) ?? "–",
        row.Trials.ToString(text.Language),
        .. MetricsOf(table).Select(m => Estimate(table.Estimate(row, m), compact && m != table.Metric.Name)),
        row.Difference is { } d ? Difference(d) : "",
        Verdict(row.Verdict),
    ];

    /// <summary>Whether a column holds text, aligned left, and not numbers.</summary>
    public static bool IsText(ComparisonTable table, int column) =>
        column < table.Factors.Count || column == FirstMetric(table) + table.Metrics.Count + 1;

    /// <summary>The column of a metric.</summary>
    public static int ColumnOf(ComparisonTable table, string metric) => FirstMetric(table) + MetricsOf(table).IndexOf(metric);

    /// <summary>The column of the first metric, after the factors and what the training took.</summary>
    public static int FirstMetric(ComparisonTable table) => table.Factors.Count + 3;

    /// <summary>What the sweep is judged by first, then the others in the study's order.</summary>
    private static List<string> MetricsOf(ComparisonTable table) => [table.Metric.Name, .. table.Metrics.Names.Where(name => name != table.Metric.Name)];

    private string Verdict(Verdict verdict) => text.Get(verdict.ToString());

    /// <summary>The metric's name for people.</summary>
    public string Name(string metric) => text.Find(metric) ?? metric;

    private string Estimate(Estimate? estimate, bool meanOnly) => estimate switch
    {
        null => "–",
        { Ci95High: { } high } when !meanOnly => $"{Number(estimate.Mean)} ± {Number(high - estimate.Mean)}",
        _ => Number(estimate.Mean),
    };

    private string Difference(Difference difference) => difference is { Ci95High: { } high }
        ? $"{Signed(difference.Mean)} ± {Number(high - difference.Mean)}"
        : Signed(difference.Mean);

    private string Number(double value) => value.ToString(Precision, text.Language);

    public string Whole(long value) => value.ToString("N0", text.Language);

    /// <summary>With its sign always, and no minus before a zero.</summary>
    public string Signed(double value) => value.ToString("+0.000;−0.000;0.000", text.Language);

    /// <summary>What a row is, e.g. <c>units=[16, 8]</c>.</summary>
    public static string Label(ComparisonTable table, TableRow row) =>
        string.Join(' ', table.Factors.Zip(Values(table, row), (factor, value) => $"{factor}={value}"));

    private static IEnumerable<string> Values(ComparisonTable table, TableRow row) =>
        row.Values.Select((value, factor) => RoundedValue.Write(value, table.Rows.Select(other => other.Values[factor])));
}
