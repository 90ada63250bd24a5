using Sweep.Contracts.Results;
using Sweep.Formats.Resources;
using Sweep.Formats.Tables;

namespace Sweep.Formats.Confirmations;

/// <summary>The words and numbers of a confirmation, whatever they are laid out in.</summary>
internal sealed class ConfirmationWords(ConfirmationTable table, Text text)
{
    private const string None = "–";

    public ConfirmationTable Table => table;

    /// <summary>What was confirmed, where, and with how many seeds.</summary>
    public string Title => text.Get(
        "Confirm.Title", $"{table.Confirms.Study}/{table.Confirms.Sweep}", table.Seeds, table.FirstSeed, table.Study);

    /// <summary>The head of the rows' names: the factor, if there is one.</summary>
    public string LabelHead => table.Factors is [var factor] ? factor : text.Get("Confirm.Configuration");

    /// <summary>The heads of the numbers, then of the verdict.</summary>
    public IReadOnlyList<string> Heads(bool bestEpoch) =>
    [
        text.Get("Confirm.Chosen"),
        text.Get("Confirm.Shrunken"),
        text.Get("Confirm.Fresh"),
        text.Get("Confirm.Drop"),
        .. bestEpoch ? [text.Get("Confirm.BestEpoch")] : Array.Empty<string>(),
        table.OnTestSet ? text.Get("Confirm.Test") : Metric,
        text.Get("Confirm.Learned"),
        text.Get("Confirm.Difference"),
        text.Get("Confirm.Verdict"),
    ];

    /// <summary>The cells under <see cref="Heads"/>.</summary>
    public IReadOnlyList<string> Cells(ConfirmationRow row, bool bestEpoch) =>
    [
        Number(row.Chosen.Mean),
        Number(row.Chosen.Shrunken),
        Number(row.Fresh),
        row.Drop is { } drop ? Signed(drop) : None,
        .. bestEpoch ? [Number(row.BestEpoch)] : Array.Empty<string>(),
        Measured(row),
        $"{row.Learned}/{row.Trials}",
        row.Difference is { } difference ? Difference(difference, row.DifferenceHalfWidth) : "",
        text.Get(row.Verdict is Verdict.Baseline && !table.HasBaseline ? "Confirm.First" : $"Confirm.{row.Verdict}"),
    ];

    /// <summary>A row's name: its value of the one factor, or <c>key=value</c> for each.</summary>
    public string Label(ConfirmationRow row) => RowName.Of(table.Factors, row.Values, table.Rows.Select(other => other.Values));

    /// <summary>What the columns are.</summary>
    public string Legend => text.Get(
        table.OnTestSet ? "Confirm.Legend" : "Confirm.LegendNoTest", Metric, Percent(table.Confidence), Reference);

    /// <summary>What was found, in one sentence.</summary>
    public string Conclusion
    {
        get
        {
            var others = table.Rows.Where((_, index) => index != table.Reference).ToList();
            if (table.Missing > 0)
                return text.Get("Confirm.SoFar", table.Missing);
            if (others.Count == 0)
                return text.Get("Confirm.Alone", Name(table.Rows[0]), Measured(table.Rows[0]), table.Seeds, Place);
            if (others.TrueForAll(row => row.DifferenceHalfWidth is null))
                return text.Get("Confirm.NoInterval", table.Seeds, Reference);
            var better = others.Where(row => row.Verdict is Verdict.Better).ToList();
            return better.Count > 0
                ? text.Get("Confirm.Found", string.Join("; ", better.Select(Seen)), Reference, table.Seeds, Place)
                : text.Get("Confirm.NotFound", Seen(others[0]), Reference, table.Seeds, Place);
        }
    }

    private string Metric => text.Find(table.Metric.Name) ?? table.Metric.Name;

    private string Reference => text.Get(table.HasBaseline ? "Confirm.TheBaseline" : "Confirm.TheFirst");

    private string Place => text.Get(table.OnTestSet ? "Confirm.OnTest" : "Confirm.OnValidation");

    private string Name(ConfirmationRow row) =>
        table.Factors is [var factor] ? $"{factor}={Label(row)}" : Label(row);

    private string Seen(ConfirmationRow row) => row.Difference is { } difference
        ? $"{Name(row)} ({Difference(difference, row.DifferenceHalfWidth)})"
        : Name(row);

    private string Measured(ConfirmationRow row) =>
        row.HalfWidth is { } half ? $"{Number(row.Measured)} ± {Number(half)}" : Number(row.Measured);

    private string Difference(double difference, double? half) =>
        half is { } known ? $"{Signed(difference)} ± {Number(known)}" : Signed(difference);

    private string Number(double? value) => value?.ToString("0.000", text.Language) ?? None;

    private string Percent(double share) => (100 * share).ToString("0.##", text.Language);

    private string Signed(double value) => value.ToString("+0.000;−0.000;0.000", text.Language);
}
