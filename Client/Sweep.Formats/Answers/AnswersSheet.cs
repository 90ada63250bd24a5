using System.Globalization;
using Sweep.Contracts.Results;
using Sweep.Formats.Resources;

namespace Sweep.Formats.Answers;

/// <summary>A sweep's answers in words and written numbers, for a layout of one's own.</summary>
/// <param name="Title">What is shown, of which sweep.</param>
/// <param name="Sections">The measures, and what lies behind them; none if no trial has answers.</param>
/// <param name="Notes">What is missing, and why.</param>
public sealed record AnswersSheet(string Title, IReadOnlyList<AnswersSection> Sections, IReadOnlyList<string> Notes)
{
    /// <summary>A sweep's answers in a language.</summary>
    public static AnswersSheet Of(SweepAnswers answers, CultureInfo language)
    {
        var text = new Text(language);
        var title = text.Get("Answers.Title", $"{answers.Study}/{answers.Sweep}");
        return new AnswersSheet(title, Tables(new AnswersWords(answers, text)), AnswersNotes.Of(answers, text));
    }

    private static IReadOnlyList<AnswersSection> Tables(AnswersWords words)
    {
        if (words.Answered.Count == 0)
            return [];
        AnswersSection[] all =
        [
            MeasuresSection.Of(words), ConfusionSection.Of(words), GroupsSection.Of(words),
            CalibrationSection.Of(words), MissedSection.Of(words),
        ];
        return [.. all.Where(section => section.Rows.Count > 0)];
    }
}

/// <summary>One table of an <see cref="AnswersSheet"/>.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">The cells under them.</param>
/// <param name="Note">What the columns mean, or what the numbers say.</param>
/// <param name="IsDetail">Whether it is too long for a terminal.</param>
public sealed record AnswersSection(
    string Title,
    IReadOnlyList<AnswersColumn> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    string Note,
    bool IsDetail = false);

/// <summary>A column of an <see cref="AnswersSection"/>.</summary>
public sealed record AnswersColumn(string Head, AnswersColumnKind Kind);

/// <summary>What a column holds.</summary>
public enum AnswersColumnKind
{
    /// <summary>Numbers, aligned right.</summary>
    Number,

    /// <summary>Names, aligned left.</summary>
    Name,

    /// <summary>Texts of any length, which a narrow layout may cut.</summary>
    Prose,
}
