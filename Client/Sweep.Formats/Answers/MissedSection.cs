using Sweep.Contracts.Results;

namespace Sweep.Formats.Answers;

/// <summary>The texts that all models of a sweep miss.</summary>
internal static class MissedSection
{
    public static AnswersSection Of(AnswersWords words)
    {
        var (text, missed) = (words.Text, words.Answers.Missed);
        var hasGroups = words.Answers.Groups.Count > 0;
        return new AnswersSection(
            text.Get("Answers.Missed"),
            [
                .. words.NumberColumns("Answers.Row"),
                new(text.Get("Answers.Label"), AnswersColumnKind.Name),
                .. words.NumberColumns("Answers.Trials", "Answers.Probability"),
                .. Where(hasGroups, new AnswersColumn(text.Get("Answers.Group"), AnswersColumnKind.Name)),
                new(text.Get("Answers.Text"), AnswersColumnKind.Prose),
            ],
            [.. missed.Texts.Select(known => Row(known, hasGroups, words))],
            text.Get("Answers.MissedNote", missed.Total, missed.Asked, missed.Texts.Count, words.Answers.PositiveLabel));
    }

    private static IReadOnlyList<string> Row(MissedText missed, bool hasGroups, AnswersWords words) =>
    [
        missed.Row.ToString(words.Text.Language),
        missed.Label,
        words.Whole(missed.Trials),
        words.Number(missed.Probability),
        .. Where(hasGroups, missed.Group is { } group ? words.NameOfGroup(group) : AnswersWords.None),
        missed.Text is { } text ? OneLine(text) : AnswersWords.None,
    ];

    private static IEnumerable<T> Where<T>(bool wanted, T item) => wanted ? [item] : [];

    /// <summary>A text is its author's: nothing in it may move a terminal's cursor.</summary>
    private static string OneLine(string text)
    {
        var printable = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return string.Join(' ', printable.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
