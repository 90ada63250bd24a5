using System.Globalization;
using Sweep.Contracts.Results;
using Sweep.Formats.Answers;

namespace Sweep.Formats.Tests.Answers;

/// <summary>The answers of two configurations, made up by hand: the first reads in order, the second does not.</summary>
internal static class SampleAnswers
{
    public static SweepAnswers Recurrence { get; } = new(
        "exercises-1", "recurrence", ["model"], 0,
        [
            Row("\"lstm\"", 2, new ConfusionMatrix(450, 50, 560, 60), 0.961, new GroupAccuracy("negated", 200, 190), new GroupAccuracy("plain", 920, 820)),
            Row("\"pooling\"", 2, new ConfusionMatrix(400, 100, 510, 110), 0.9, new GroupAccuracy("negated", 200, 104), new GroupAccuracy("plain", 920, 806)),
        ],
        new MissedTexts(
            [
                new MissedText(17, "good", 4, 0.0312, "negated", "Not a dull\u001b[2J moment,\nnot one; " + string.Concat(Enumerable.Repeat("it never stops to breathe. ", 5))),
                new MissedText(4, "bad", 2, 0.875, "plain", "A gem."),
            ],
            Total: 3, Asked: 1000),
        [new UnansweredTrials(NoAnswersReason.NotFinished, 2), new UnansweredTrials(NoAnswersReason.NeverLearned, 1)])
    {
        NegativeLabel = "bad",
        PositiveLabel = "good",
    };

    /// <summary>A sweep none of whose trials has answers.</summary>
    public static SweepAnswers Unanswered { get; } = Recurrence with
    {
        Rows = [.. Recurrence.Rows.Select(row => row with { Trials = 0, Answers = null, Groups = [] })],
        Missed = new MissedTexts([], 0, 0),
        Unanswered = [new UnansweredTrials(NoAnswersReason.NotKept, 4)],
        DataProblem = "reviews.csv: cannot be read",
        Omitted = 7,
    };

    public static string Write(AnswersFormat format, string language, params SweepAnswers[] answers)
    {
        using var output = new StringWriter();
        AnswersWriter.Write(answers, format, output, CultureInfo.GetCultureInfo(language));
        return output.ToString().ReplaceLineEndings("\n");
    }

    private static AnswersRow Row(string model, int trials, ConfusionMatrix confusion, double area, params GroupAccuracy[] groups) => new(
        [new(model)], trials,
        new BinaryAnswers(confusion, area, 0.0712, 0.034,
        [
            .. Enumerable.Range(0, CalibrationBin.Count).Select(bin =>
                bin is 2 ? new CalibrationBin(0.2, confusion.Total, 0.25, 0.3125) : new CalibrationBin(bin / 10.0, 0, null, null)),
        ]),
        groups);
}
