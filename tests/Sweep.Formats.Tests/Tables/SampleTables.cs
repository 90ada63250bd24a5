using System.Globalization;
using Sweep.Formats.Tables;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Tests.Tables;

/// <summary>Tables made up by hand, one of each finding.</summary>
internal static class SampleTables
{
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    public static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es");

    /// <summary>The first exercise: the large model better, the small one not told apart.</summary>
    public static ComparisonTable Units { get; } = Table("units", "Units of the two recurrent layers", ["units"],
    [
        Row("[16,8]", 16_359, 0.25, 0.79, new Difference(-0.03, -0.08, 0.02, 3, Verdict.NoEvidence)),
        Row("[64,32]", 49_357, 0.5, 0.82, null),
        Row("[128,64]", 139_501, 1.25, 0.85, new Difference(0.03, 0.01, 0.05, 3, Verdict.Better), best: true),
    ]);

    /// <summary>Nothing told apart.</summary>
    public static ComparisonTable Activation { get; } = Table("activation", "Relu | tanh", ["activation"],
    [
        Row("\"tanh\"", 49_357, 0.5, 0.832, new Difference(0.012, -0.02, 0.044, 3, Verdict.NoEvidence), best: true),
        Row("\"relu\"", 49_357, 0.5, 0.82, null),
    ]);

    public static ComparisonTable Table(string sweep, string title, IReadOnlyList<string> factors, IReadOnlyList<TableRow> rows, int omitted = 0) => new(
        sweep, title, MetricSpec.Default, factors, rows.Index().Where(r => r.Item.Verdict is Verdict.Baseline).Select(r => (int?)r.Index).FirstOrDefault(),
        rows, omitted);

    /// <summary>A row of three trials; without a difference it is the baseline.</summary>
    public static TableRow Row(string value, long parameters, double seconds, double accuracy, Difference? difference, bool best = false) => new(
        [new ParameterValue(value)], parameters, 3, seconds, [Around(0.9, 0.01), Around(0.25, 0.02), Around(accuracy, 0.05), Around(0.5, 0.125)],
        difference, difference?.Verdict ?? Verdict.Baseline, best);

    public static string Write(TableFormat format, CultureInfo language, params ComparisonTable[] tables)
    {
        using var output = new StringWriter { NewLine = "\n" };
        TableWriter.Write(tables, format, output, language);
        return output.ToString().ReplaceLineEndings("\n");
    }

    private static Estimate Around(double mean, double half) => new(mean, Math.Round(mean - half, 6), Math.Round(mean + half, 6));
}
