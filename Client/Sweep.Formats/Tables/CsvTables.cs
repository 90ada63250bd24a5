using System.Globalization;
using CsvHelper;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Tables;

/// <summary>All tables as one CSV: a line a row, and a column for every factor, empty in the tables that do not vary it.</summary>
internal static class CsvTables
{
    public static void Write(IReadOnlyList<ComparisonTable> tables, TextWriter output)
    {
        using var csv = CsvWriter.Create(output, new CsvWriterOptions(), leaveOpen: true);
        var factors = HyperparameterSchema.All.Select(d => d.Key).Where(key => tables.Any(t => t.Factors.Contains(key))).ToList();
        var metrics = tables.SelectMany(t => t.Metrics.Names).Distinct().ToList();
        var facts = FactNames.All
            .Where(name => name != FactNames.Parameters && !metrics.Contains(name) && tables.Any(t => t.Rows.Any(row => row.Facts[name] is not null)))
            .ToList();
        Write(csv,
        [
            "sweep", .. factors, "parameters", "trials", "seconds_per_epoch",
            .. metrics.Append("difference").SelectMany(name => new[] { name, $"{name}_ci95_low", $"{name}_ci95_high" }), "pairs", "verdict", "best",
            "planned", "learned", "learned_of", "learned_ci95_low", "learned_ci95_high", "live", "live_ci95_low", "live_ci95_high", "shrunken",
            "learning_verdict", "new_texts_low", "new_texts_high", "margin_bound", "reason", "shares_training", .. facts,
            "configurations", "margin", "look", "confidence", "missing", "spread", "freedom", "detectable", "seeds_to_tell",
        ]);
        foreach (var table in tables)
        {
            foreach (var row in table.Rows)
                Write(csv, [.. Cells(table, row, factors, metrics), .. Added(row, facts), .. Of(table)]);
        }
    }

    private static IEnumerable<string> Cells(ComparisonTable table, TableRow row, List<string> factors, List<string> metrics) =>
    [
        table.Sweep, .. factors.Select(f => Value(table, row, f)), Number(row.Parameters), Number(row.Trials), Number(row.SecondsPerEpoch),
        .. metrics.Select(name => table.Estimate(row, name)).SelectMany(e => Numbers(e?.Mean, e?.Ci95Low, e?.Ci95High)),
        .. Numbers(row.Difference?.Mean, row.Difference?.Ci95Low, row.Difference?.Ci95High), Number(row.Difference?.Pairs),
        JsonTables.Name(row.Verdict), row.IsBest ? "true" : "false",
    ];

    private static IEnumerable<string> Added(TableRow row, List<string> facts) =>
    [
        Number(row.Planned), Number(row.Learned?.Count), .. Numbers(row.Learned?.Of, row.Learned?.Low, row.Learned?.High),
        .. Numbers(row.Live?.Mean, row.Live?.Ci95Low, row.Live?.Ci95High), Number(row.Shrunken),
        row.Learning is { } learning ? JsonTables.Name(learning) : "",
        .. Numbers(row.Difference?.NewTextsLow, row.Difference?.NewTextsHigh, row.Difference?.MarginBound),
        row.Difference?.Reason is { } reason ? HyperparameterSchema.NameOf(reason) : "", row.SharesTraining ? "true" : "false",
        .. facts.Select(name => Number(row.Facts[name])),
    ];

    /// <summary>What holds for the whole table, on each of its lines.</summary>
    private static string[] Of(ComparisonTable table) =>
    [
        Number(table.Configurations), Number(table.Margin), Number(table.Look), Number(table.Confidence), Number(table.Missing),
        Number(table.Spread), Number(table.Freedom), Number(table.Detectable), Number(table.SeedsToTell),
    ];

    private static string Value(ComparisonTable table, TableRow row, string factor) =>
        table.Factors.Index().Where(f => f.Item == factor).Select(f => row.Values[f.Index].ToString()).FirstOrDefault("");

    private static string[] Numbers(double? mean, double? low, double? high) => [Number(mean), Number(low), Number(high)];

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static void Write(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(cell);
        csv.EndRecord();
    }
}
