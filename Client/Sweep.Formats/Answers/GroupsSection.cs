using Sweep.Contracts.Results;

namespace Sweep.Formats.Answers;

/// <summary>How well a row answers the texts of each group, such as those that negate; no rows where the data know no groups.</summary>
internal static class GroupsSection
{
    public static AnswersSection Of(AnswersWords words)
    {
        var groups = words.Answers.Groups;
        return new AnswersSection(
            words.Text.Get("Answers.Groups"),
            [words.NameColumn, .. groups.Select(group => new AnswersColumn(words.NameOfGroup(group), AnswersColumnKind.Number))],
            groups.Count == 0 ? [] : [.. words.Answered.Select(row => (IReadOnlyList<string>)[row.Name, .. Cells(row.Row)])],
            Contrast(words));

        IEnumerable<string> Cells(AnswersRow row)
        {
            var accuracies = row.Groups.ToDictionary(group => group.Group, group => (double?)group.Accuracy);
            return groups.Select(group => words.Number(accuracies.GetValueOrDefault(group)));
        }
    }

    /// <summary>The group that tells two rows apart best, in one sentence.</summary>
    private static string Contrast(AnswersWords words) =>
        GroupContrast.Widest([.. words.Answered.Select(row => (row.Name, row.Row))]) is { } widest
            ? words.Text.Get(
                "Answers.Separation",
                words.NameOfGroup(widest.Group),
                words.Number(widest.Highest),
                widest.HighestRow,
                words.Number(widest.Lowest),
                widest.LowestRow)
            : "";
}
