using Sweep.Contracts.Results;
using Sweep.Formats.Resources;

namespace Sweep.Formats.Tables;

/// <summary>The columns of a table: the few that fit a terminal, or all.</summary>
internal sealed class TableColumns
{
    /// <summary>The least share that is written: a tenth of a percent.</summary>
    private const double Written = 0.001;

    private readonly ComparisonTable table;
    private readonly Text text;
    private readonly TableWords words;

    private TableColumns(ComparisonTable table, Text text) =>
        (this.table, this.text, words) = (table, text, new TableWords(text));

    /// <summary>Everything, for report and page.</summary>
    public static IReadOnlyList<TableColumn> All(ComparisonTable table, Text text) =>
        new TableColumns(table, text).All();

    /// <summary>What answers the question, for a terminal.</summary>
    public static IReadOnlyList<TableColumn> Compact(ComparisonTable table, Text text) =>
        new TableColumns(table, text).Compact();

    private List<TableColumn> Compact() =>
    [
        .. Factors(),
        Number("ShortLearned", row => row.Learned is { } learned ? $"{learned.Count}/{learned.Of}" : "–"),
        Judged(), Difference(), Verdict(compact: true),
        .. Differs(FactNames.UnknownWords) ? UnknownWords(optional: true) : [],
        .. Differs(FactNames.CutTexts) ? CutTexts(optional: true) : [],
        .. WithFact(FactNames.BestStep, "BestEpoch", "0.#", optional: true),
        .. WithFact(FactNames.Gap, "Gap", TableWords.SignedPrecision, optional: true),
        .. OfCost("MulAdds", optional: true),
    ];

    private List<TableColumn> All() =>
    [
        .. Factors(),
        Number("Learned", row => row.Learned is { } learned
            ? text.Get("LearnedShare", learned.Count, learned.Of, Share(learned.Low), Share(learned.High))
            : "–"),
        Judged(), Difference(), .. NewTexts(), Verdict(compact: false),
        .. WithFact(FactNames.BestStep, "BestEpoch", "0.#"),
        .. WithFact(FactNames.BestLoss, "BestLoss", TableWords.Precision),
        .. WithFact(FactNames.Rise, "Rise", "0 %"),
        .. WithFact(FactNames.Gap, "Gap", TableWords.SignedPrecision),
        .. UnknownWords(), .. CutTexts(),
        .. table.Metrics.Names.Where(name => name != table.Metric.Name).Select(name =>
            new TableColumn(words.Name(name), ColumnKind.Number, row => words.Estimate(table.Estimate(row, name)))),
        .. OfCost("MultiplyAdds"),
        .. Has(FactNames.Bytes)
            ? [Number("Bytes", row => Whole(row.Facts[FactNames.Bytes]))]
            : Array.Empty<TableColumn>(),
        Number("Parameters", row => Whole(row.Parameters)),
        Number("SecondsPerEpoch", row => row.SecondsPerEpoch?.ToString("0.00", text.Language) ?? "–"),
        Number("Trials", row => row.Trials.ToString(text.Language)),
    ];

    private IEnumerable<TableColumn> Factors() => table.Factors.Select((factor, index) =>
        new TableColumn(factor, ColumnKind.Text, row => TableWords.Value(table, row, index)));

    private TableColumn Judged() =>
        new(words.Name(table.Metric.Name), ColumnKind.Number, row => words.Judged(table, row));

    private TableColumn Difference() => Number("Difference", row =>
        row is { Difference: { } difference, Trials: > 0 } ? words.Difference(difference) : "");

    private IEnumerable<TableColumn> NewTexts() => table.Rows.All(row => row.Difference?.NewTextsLow is null)
        ? []
        : [Number("NewTexts", row => row.Difference is { NewTextsLow: { } low, NewTextsHigh: { } high }
            ? text.Get("Interval", words.Signed(low), words.Signed(high))
            : "")];

    private TableColumn Verdict(bool compact) =>
        new(text.Get("Verdict"), ColumnKind.Verdict, row => compact ? words.ShortVerdict(row) : words.Verdict(row));

    private IEnumerable<TableColumn> UnknownWords(bool optional = false) =>
        WithFact(FactNames.UnknownWords, "UnknownWords", "0.0 %", optional);

    private IEnumerable<TableColumn> CutTexts(bool optional = false) =>
        WithFact(FactNames.CutTexts, "CutTexts", "0.0 %", optional);

    private IEnumerable<TableColumn> WithFact(string fact, string head, string format, bool optional = false) =>
        Has(fact) ? [Number(head, row => row.Facts[fact]?.ToString(format, text.Language) ?? "–", optional)] : [];

    private IEnumerable<TableColumn> OfCost(string head, bool optional = false) => Has(FactNames.MultiplyAdds)
        ? [Number(head, row => Cost(row.Facts[FactNames.MultiplyAdds], optional), optional)]
        : [];

    private string Cost(double? cost, bool optional) =>
        cost is { } known && optional ? words.Short(known) : Whole(cost);

    private string Whole(double? value) => value is { } known ? words.Whole((long)known) : "–";

    private bool Has(string fact) => table.Rows.Any(row => row.Facts[fact] is not null);

    /// <summary>Whether the rows differ in a share by as much as is written of it.</summary>
    private bool Differs(string fact)
    {
        List<double> shares = [.. table.Rows.Select(row => row.Facts[fact]).OfType<double>()];
        return shares.Count > 0 && shares.Max() - shares.Min() >= Written;
    }

    private string Share(double share) => share.ToString("0.00", text.Language);

    private TableColumn Number(string head, Func<TableRow, string> cell, bool optional = false) =>
        new(text.Get(head), ColumnKind.Number, cell, optional);
}
