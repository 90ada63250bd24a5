namespace Sweep.Formats.Answers;

/// <summary>A row's answers by what a text is and what it was called.</summary>
internal static class ConfusionSection
{
    public static AnswersSection Of(AnswersWords words)
    {
        var (text, answers) = (words.Text, words.Answers);
        return new AnswersSection(
            text.Get("Answers.Confusion"),
            [
                words.NameColumn,
                .. words.NumberColumns(
                    "Answers.TruePositive", "Answers.FalseNegative", "Answers.FalsePositive", "Answers.TrueNegative"),
            ],
            [
                .. from row in words.Answered
                   let matrix = row.Answers.Confusion
                   let counts = new[] { matrix.TruePositive, matrix.FalseNegative, matrix.FalsePositive, matrix.TrueNegative }
                   select (IReadOnlyList<string>)[row.Name, .. counts.Select(count => Cell(count, matrix.Total))],
            ],
            text.Get("Answers.ConfusionNote", answers.PositiveLabel, answers.NegativeLabel));

        string Cell(int count, int total) =>
            text.Get("Answers.CountShare", words.Whole(count), ((double)count / total).ToString("0.0 %", text.Language));
    }
}
