using Sweep.Contracts.Results;

namespace Sweep.Formats.Answers;

/// <summary>What a row's models said of texts, and how often it was so.</summary>
internal static class CalibrationSection
{
    public static AnswersSection Of(AnswersWords words) => new(
        words.Text.Get("Answers.Calibration"),
        [words.NameColumn, .. words.NumberColumns("Answers.Bin", "Answers.Count", "Answers.Predicted", "Answers.Observed")],
        [
            .. from row in words.Answered
               from bin in row.Answers.Calibration
               where bin.Texts > 0
               select Row(row.Name, bin, words),
        ],
        words.Text.Get("Answers.CalibrationNote", words.Answers.PositiveLabel),
        IsDetail: true);

    private static IReadOnlyList<string> Row(string name, CalibrationBin bin, AnswersWords words)
    {
        var (text, high) = (words.Text, bin.Low + 1.0 / CalibrationBin.Count);
        var range = text.Get("Interval", bin.Low.ToString("0.0", text.Language), high.ToString("0.0", text.Language));
        return [name, range, words.Whole(bin.Texts), words.Number(bin.MeanProbability), words.Number(bin.PositiveShare)];
    }
}
