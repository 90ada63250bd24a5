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
        Write(csv,
        [
            "sweep", .. factors, "parameters", "trials", "seconds_per_epoch",
            .. metrics.Append("difference").SelectMany(name => new[] { name, $"{name}_ci95_low", $"{name}_ci95_high" }), "pairs", "verdict", "best",
        ]);
        foreach (var table in tables)
        {
            foreach (var row in table.Rows)
                Write(csv, Cells(table, row, factors, metrics));
        }
    }

    private static IEnumerable<string> Cells(ComparisonTable table, TableRow row, List<string> factors, List<string> metrics) =>
    [
        table.Sweep, .. factors.Select(f => Value(table, row, f)), Number(row.Parameters), Number(row.Trials), Number(row.SecondsPerEpoch),
        .. metrics.Select(name => table.Estimate(row, name)).SelectMany(e => Numbers(e?.Mean, e?.Ci95Low, e?.Ci95High)),
        .. Numbers(row.Difference?.Mean, row.Difference?.Ci95Low, row.Difference?.Ci95High), Number(row.Difference?.Pairs),
        JsonTables.Name(row.Verdict), row.IsBest ? "true" : "false",
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
