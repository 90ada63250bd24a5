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
        Row("[16,8]", 16_359, 0.25, 0.79, new Difference(-0.03, -0.08, 0.02, 3, Verdict.NoEvidence) { NewTextsLow = -0.1, NewTextsHigh = 0.04 }, work: 180_000),
        Row("[64,32]", 49_357, 0.5, 0.82, null, work: 1_638_598),
        Row("[128,64]", 139_501, 1.25, 0.85, new Difference(0.03, 0.01, 0.05, 3, Verdict.Better) { NewTextsLow = 0.002, NewTextsHigh = 0.058 }, best: true, work: 6_144_000),
    ]) with
    {
        Question = new Dictionary<string, string> { ["en"] = "How many units?", ["es"] = "¿Cuántas unidades?" },
        Configurations = 3, Trials = 9, Margin = 0.02, Spread = 0.02, Freedom = 4, Detectable = 0.0702, SeedsToTell = 12, TrialsToTell = 27, HasTest = true,
    };

    /// <summary>Nothing told apart, and nothing known about the trials but their metrics.</summary>
    public static ComparisonTable Activation { get; } = Table("activation", "Relu | tanh", ["activation"],
    [
        Plain("\"tanh\"", 0.832, new Difference(0.012, -0.02, 0.044, 3, Verdict.NoEvidence), best: true),
        Plain("\"relu\"", 0.82, null),
    ]);

    public static ComparisonTable Table(string sweep, string title, IReadOnlyList<string> factors, IReadOnlyList<TableRow> rows, int omitted = 0) => new(
        sweep, title, MetricSpec.Default, factors, rows.Index().Where(r => r.Item.Verdict is Verdict.Baseline).Select(r => (int?)r.Index).FirstOrDefault(),
        rows, omitted)
    { Trials = rows.Sum(row => row.Trials) };

    /// <summary>A row of three trials that learned, with facts; without a difference it is the baseline.</summary>
    public static TableRow Row(
        string value, long parameters, double seconds, double accuracy, Difference? difference, bool best = false, double work = 1_000_000) =>
        Plain(value, accuracy, difference, best) with
        {
            Parameters = parameters,
            SecondsPerEpoch = seconds,
            Shrunken = best ? Math.Round(accuracy - 0.008, 6) : accuracy,
            Facts = TrialFacts.Of(
                (FactNames.MultiplyAdds, work), (FactNames.Bytes, 4 * parameters), (FactNames.BestStep, 9), (FactNames.BestLoss, 0.45), (FactNames.Rise, 0.11),
                (FactNames.Gap, 0.123), (FactNames.TrainingRows, 2240), (FactNames.ValidationRows, 560)),
        };

    /// <summary>A row of three trials that learned, without facts.</summary>
    public static TableRow Plain(string value, double accuracy, Difference? difference, bool best = false) => new(
        [new ParameterValue(value)], 49_357, 3, 0.5, [Around(0.9, 0.01), Around(0.25, 0.02), Around(accuracy, 0.05), Around(0.5, 0.125)],
        difference, difference?.Verdict ?? Verdict.Baseline, best)
    {
        Planned = 3,
        Learned = new LearnedShare(3, 3, 0.292402, 1),
        Live = Around(accuracy, 0.05),
    };

    public static string Write(TableFormat format, CultureInfo language, params ComparisonTable[] tables)
    {
        using var output = new StringWriter { NewLine = "\n" };
        TableWriter.Write(tables, format, output, language);
        return output.ToString().ReplaceLineEndings("\n");
    }

    public static Estimate Around(double mean, double half) => new(mean, Math.Round(mean - half, 6), Math.Round(mean + half, 6));
}
