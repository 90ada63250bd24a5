using Sweep.Contracts.Results;

namespace Sweep.Formats.Answers;

/// <summary>Accuracy and what else measures a row's answers.</summary>
internal static class MeasuresSection
{
    public static AnswersSection Of(AnswersWords words) => new(
        words.Text.Get("Answers.Measures"),
        [
            words.NameColumn,
            .. words.NumberColumns(
                "Answers.Trials", "Answers.Accuracy", "Answers.Precision", "Answers.Recall", "Answers.F1",
                "Answers.Auc", "Answers.Brier", "Answers.CalibrationError"),
        ],
        [.. words.Answers.Rows.Select(row => Row(row, words))],
        words.Text.Get("Answers.MeasuresNote", words.Answers.PositiveLabel));

    private static IReadOnlyList<string> Row(AnswersRow row, AnswersWords words)
    {
        var (answers, confusion) = (row.Answers, row.Answers?.Confusion);
        double?[] measures =
        [
            confusion?.Accuracy, confusion?.Precision, confusion?.Recall, confusion?.F1,
            answers?.Auc, answers?.Brier, answers?.CalibrationError,
        ];
        return [words.NameOf(row), words.Whole(row.Trials), .. measures.Select(words.Number)];
    }
}
