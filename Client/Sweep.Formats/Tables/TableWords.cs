using Sweep.Formats.Resources;
using Sweep.Contracts.Results;

namespace Sweep.Formats.Tables;

/// <summary>A table's numbers in a language, as all formats for people show them.</summary>
internal sealed class TableWords(Text text)
{
    public const string Precision = "0.000";

    /// <summary>With its sign always, and no minus before a zero.</summary>
    public const string SignedPrecision = "+0.000;−0.000;0.000";

    private static readonly (double Least, double Unit, string Letter)[] Units =
        [(999_500_000, 1e9, "G"), (999_500, 1e6, "M"), (1000, 1e3, "k")];

    /// <summary>The metric's name for people.</summary>
    public string Name(string metric) => text.Find(metric) ?? metric;

    /// <summary>What the sweep is judged by: over the trials that learned, or over all with a word on that.</summary>
    public string Judged(ComparisonTable table, TableRow row)
    {
        var estimate = row.Live ?? table.Estimate(row, table.Metric.Name);
        return estimate is not null && NeverLearned(row)
            ? text.Get("AtChance", Number(estimate.Mean))
            : Estimate(estimate);
    }

    /// <summary>Whether none of a row's trials left chance.</summary>
    public static bool NeverLearned(TableRow row) => row.Learned is { Count: 0, Of: > 0 };

    public string Estimate(Estimate? estimate) => estimate switch
    {
        null => "–",
        { Mean: double.NaN } => "–",
        { Ci95High: { } high } => $"{Number(estimate.Mean)} ± {Number(high - estimate.Mean)}",
        _ => Number(estimate.Mean),
    };

    public string Difference(Difference difference) => difference switch
    {
        { Mean: double.NaN } => "–",
        { Ci95High: { } high } => $"{Signed(difference.Mean)} ± {Number(high - difference.Mean)}",
        _ => Signed(difference.Mean),
    };

    /// <summary>What a row amounts to, with how often it learns where that differs.</summary>
    public string Verdict(TableRow row) => row switch
    {
        { Learning: null } => text.Get(row.Verdict.ToString()),
        { Verdict: Contracts.Results.Verdict.Better or Contracts.Results.Verdict.Worse } =>
            $"{text.Get(row.Verdict.ToString())}, {text.Get(row.Learning.Value.ToString())}",
        _ => text.Get(row.Learning.Value.ToString()),
    };

    /// <summary>The verdict in a word or two; that on learning first, since it says more.</summary>
    public string ShortVerdict(TableRow row) => text.Get($"Short{row.Learning ?? row.Verdict}");

    public string Number(double value) => value.ToString(Precision, text.Language);

    public string Whole(long value) => value.ToString("N0", text.Language);

    /// <summary>A large number with three digits, e.g. <c>1.64M</c>.</summary>
    public string Short(double value)
    {
        foreach (var (least, unit, letter) in Units)
        {
            if (value >= least)
                return (value / unit) switch
                {
                    >= 99.95 => (value / unit).ToString("0", text.Language) + letter,
                    >= 9.995 => (value / unit).ToString("0.0", text.Language) + letter,
                    _ => (value / unit).ToString("0.00", text.Language) + letter,
                };
        }

        return value.ToString("0", text.Language);
    }

    /// <inheritdoc cref="SignedPrecision"/>
    public string Signed(double value) => value.ToString(SignedPrecision, text.Language);

    /// <summary>A share in percent, without a fraction.</summary>
    public string Percent(double share) => share.ToString("0 %", text.Language);

    /// <summary>What a row is, e.g. <c>units=[16, 8]</c>.</summary>
    /// <param name="table">The row's table.</param>
    /// <param name="row">The row.</param>
    /// <param name="without">A factor to leave out; null for none.</param>
    public static string Label(ComparisonTable table, TableRow row, string? without = null) => string.Join(
        ' ', table.Factors.Index().Where(f => f.Item != without).Select(f => $"{f.Item}={Value(table, row, f.Index)}"));

    /// <summary>A row's value of a factor.</summary>
    public static string Value(ComparisonTable table, TableRow row, int factor) =>
        RoundedValue.Write(row.Values[factor], table.Rows.Select(other => other.Values[factor]));
}
