using System.Globalization;
using CsvHelper;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Answers;

/// <summary>
/// All sweeps' answers as one CSV: a line a configuration, and a column for every factor and group, empty where there is none.
/// </summary>
internal static class CsvAnswers
{
    private static readonly IEnumerable<int> AllBins = Enumerable.Range(0, CalibrationBin.Count);

    public static void Write(IReadOnlyList<SweepAnswers> answers, TextWriter output)
    {
        using var csv = CsvWriter.Create(output, new CsvWriterOptions(), leaveOpen: true);
        var factors = HyperparameterSchema.All.Select(d => d.Key).Where(key => answers.Any(sweep => sweep.Factors.Contains(key))).ToList();
        var groups = answers.SelectMany(sweep => sweep.Groups).Distinct().Order(StringComparer.Ordinal).ToList();
        Write(csv,
        [
            "sweep", .. factors,
            "trials", "true_positive", "false_positive", "true_negative", "false_negative",
            "accuracy", "precision", "recall", "f1", "roc_auc", "brier", "calibration_error",
            .. groups.SelectMany(group => new[] { $"{group}_answers", $"{group}_accuracy" }),
            .. AllBins.SelectMany(bin => new[] { $"bin{bin}_answers", $"bin{bin}_predicted", $"bin{bin}_observed" }),
        ]);
        foreach (var sweep in answers)
        {
            foreach (var row in sweep.Rows)
            {
                var values = factors.Select(factor => Value(sweep, row, factor));
                Write(csv, [sweep.Sweep, .. values, .. Measures(row), .. Groups(row, groups), .. Bins(row)]);
            }
        }
    }

    private static IEnumerable<string> Measures(AnswersRow row)
    {
        var (answers, confusion) = (row.Answers, row.Answers?.Confusion);
        return new double?[]
        {
            row.Trials,
            confusion?.TruePositive, confusion?.FalsePositive, confusion?.TrueNegative, confusion?.FalseNegative,
            confusion?.Accuracy, confusion?.Precision, confusion?.Recall, confusion?.F1,
            answers?.Auc, answers?.Brier, answers?.CalibrationError,
        }.Select(Number);
    }

    private static IEnumerable<string> Groups(AnswersRow row, IEnumerable<string> groups) => groups
        .Select(group => row.Groups.FirstOrDefault(known => known.Group == group))
        .SelectMany(group => new[] { Number(group?.Answers), Number(group?.Accuracy) });

    private static IEnumerable<string> Bins(AnswersRow row) => AllBins
        .Select(bin => row.Answers?.Calibration[bin])
        .SelectMany(bin => new[] { Number(bin?.Texts), Number(bin?.MeanProbability), Number(bin?.PositiveShare) });

    private static string Value(SweepAnswers sweep, AnswersRow row, string factor) =>
        sweep.Factors.Index().Where(f => f.Item == factor).Select(f => row.Values[f.Index].ToString()).FirstOrDefault("");

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static void Write(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(cell);
        csv.EndRecord();
    }
}
