using System.Globalization;
using CsvHelper;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Tables;

/// <summary>
/// All tables as one CSV: a line a row, and a column for every factor, empty in the tables that do not vary it.
/// </summary>
internal sealed class CsvTables
{
    private static readonly string[] OfTables =
    [
        "configurations", "margin", "look", "confidence", "missing", "spread", "freedom", "detectable", "seeds_to_tell",
        "trials_to_tell",
    ];

    private readonly List<string> factors;
    private readonly List<string> metrics;
    private readonly List<string> facts;

    private CsvTables(IReadOnlyList<ComparisonTable> tables)
    {
        factors =
        [
            .. HyperparameterSchema.All.Select(d => d.Key).Where(key => tables.Any(t => t.Factors.Contains(key))),
        ];
        metrics = [.. tables.SelectMany(t => t.Metrics.Names).Distinct()];
        facts =
        [
            .. FactNames.All
                .Where(name => name != FactNames.Parameters && !metrics.Contains(name))
                .Where(name => tables.Any(t => t.Rows.Any(row => row.Facts[name] is not null))),
        ];
    }

    public static void Write(IReadOnlyList<ComparisonTable> tables, TextWriter output)
    {
        using var csv = CsvWriter.Create(output, new CsvWriterOptions(), leaveOpen: true);
        var columns = new CsvTables(tables);
        Write(csv, columns.Heads());
        foreach (var table in tables)
        {
            foreach (var row in table.Rows)
                Write(csv, [.. columns.Cells(table, row), .. columns.Added(row), .. Of(table), Flag(row.OwnSpread)]);
        }
    }

    private string[] Heads() =>
    [
        "sweep", .. factors, "parameters", "trials", "seconds_per_epoch",
        .. metrics.Append("difference").SelectMany(name => new[] { name, $"{name}_ci95_low", $"{name}_ci95_high" }),
        "pairs", "verdict", "best",
        "planned", "learned", "learned_of", "learned_ci95_low", "learned_ci95_high",
        "live", "live_ci95_low", "live_ci95_high", "shrunken",
        "learning_verdict", "new_texts_low", "new_texts_high", "margin_bound", "reason", "shares_training",
        .. facts, .. OfTables, "own_spread",
    ];

    private IEnumerable<string> Cells(ComparisonTable table, TableRow row) =>
    [
        table.Sweep, .. factors.Select(f => Value(table, row, f)),
        Number(row.Parameters), Number(row.Trials), Number(row.SecondsPerEpoch),
        .. metrics.Select(name => table.Estimate(row, name)).SelectMany(Numbers),
        .. Numbers(row.Difference?.Mean, row.Difference?.Ci95Low, row.Difference?.Ci95High),
        Number(row.Difference?.Pairs), JsonTables.Name(row.Verdict), Flag(row.IsBest),
    ];

    private IEnumerable<string> Added(TableRow row) =>
    [
        Number(row.Planned), Number(row.Learned?.Count),
        .. Numbers(row.Learned?.Of, row.Learned?.Low, row.Learned?.High), .. Numbers(row.Live), Number(row.Shrunken),
        row.Learning is { } learning ? JsonTables.Name(learning) : "",
        .. Numbers(row.Difference?.NewTextsLow, row.Difference?.NewTextsHigh, row.Difference?.MarginBound),
        row.Difference?.Reason is { } reason ? HyperparameterSchema.NameOf(reason) : "",
        Flag(row.SharesTraining),
        .. facts.Select(name => Number(row.Facts[name])),
    ];

    /// <summary>What holds for the whole table, on each of its lines; named by <see cref="OfTables"/>.</summary>
    private static string[] Of(ComparisonTable table) =>
    [
        Number(table.Configurations), Number(table.Margin), Number(table.Look), Number(table.Confidence),
        Number(table.Missing), Number(table.Spread), Number(table.Freedom), Number(table.Detectable),
        Number(table.SeedsToTell), Number(table.TrialsToTell),
    ];

    private static string Value(ComparisonTable table, TableRow row, string factor) =>
        table.Factors.Zip(row.Values).Where(f => f.First == factor).Select(f => f.Second.ToString()).FirstOrDefault("");

    private static string[] Numbers(Estimate? estimate) =>
        Numbers(estimate?.Mean, estimate?.Ci95Low, estimate?.Ci95High);

    private static string[] Numbers(double? mean, double? low, double? high) =>
        [Number(mean), Number(low), Number(high)];

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Flag(bool value) => value ? "true" : "false";

    private static void Write(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(cell);
        csv.EndRecord();
    }
}
