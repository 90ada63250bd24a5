using Sweep.Formats.Resources;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Tables;

/// <summary>A table's numbers in a language, as all formats for people show them.</summary>
internal sealed class TableWords(Text text)
{
    private const string Precision = "0.000";

    private static readonly Metric[] Metrics = [Metric.ValAccuracy, Metric.ValLoss, Metric.TrainAccuracy, Metric.TrainLoss];

    /// <summary>The heads of all columns.</summary>
    public IReadOnlyList<string> Heads(ComparisonTable table) =>
    [
        .. table.Factors, text.Get("Parameters"), text.Get("SecondsPerEpoch"), text.Get("Trials"),
        .. Metrics.Select(m => text.Get(HyperparameterSchema.NameOf(m))), text.Get("Difference"), text.Get("Verdict"),
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
        .. Metrics.Select(m => Estimate(EstimateOf(row, m), compact && m != table.Metric.Name)),
        row.Difference is { } d ? Difference(d) : "",
        Verdict(row.Verdict),
    ];

    /// <summary>Whether a column holds text, aligned left, and not numbers.</summary>
    public static bool IsText(ComparisonTable table, int column) =>
        column < table.Factors.Count || column == FirstMetric(table) + Metrics.Length + 1;

    /// <summary>The column of a metric.</summary>
    public static int ColumnOf(ComparisonTable table, Metric metric) => FirstMetric(table) + Array.IndexOf(Metrics, metric);

    /// <summary>The column of the first metric, after the factors and what the training took.</summary>
    public static int FirstMetric(ComparisonTable table) => table.Factors.Count + 3;

    private string Verdict(Verdict verdict) => text.Get(verdict.ToString());

    /// <summary>The metric's name for people.</summary>
    public string Name(Metric metric) => text.Get(HyperparameterSchema.NameOf(metric));

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

    public static Estimate? EstimateOf(TableRow row, Metric metric) => metric switch
    {
        Metric.TrainAccuracy => row.TrainAccuracy,
        Metric.TrainLoss => row.TrainLoss,
        Metric.ValAccuracy => row.ValAccuracy,
        _ => row.ValLoss,
    };
}
