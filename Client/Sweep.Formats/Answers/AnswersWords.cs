using Sweep.Contracts.Results;
using Sweep.Formats.Resources;
using Sweep.Formats.Tables;

namespace Sweep.Formats.Answers;

/// <summary>The names and numbers that the tables of a sweep's answers share.</summary>
internal sealed class AnswersWords(SweepAnswers answers, Text text)
{
    public const string None = "–";

    public SweepAnswers Answers => answers;

    public Text Text => text;

    /// <summary>Rows that have answers, with their names.</summary>
    public IReadOnlyList<(string Name, AnswersRow Row, BinaryAnswers Answers)> Answered =>
    [
        .. from row in answers.Rows
           where row.Answers is not null
           select (NameOf(row), row, row.Answers),
    ];

    /// <summary>The column of the rows' names.</summary>
    public AnswersColumn NameColumn =>
        new(answers.Factors is [var factor] ? factor : text.Get("Confirm.Configuration"), AnswersColumnKind.Name);

    /// <summary>Columns of numbers with these heads.</summary>
    public IEnumerable<AnswersColumn> NumberColumns(params IEnumerable<string> heads) =>
        heads.Select(head => new AnswersColumn(text.Get(head), AnswersColumnKind.Number));

    /// <summary>What a row is called; the baseline is marked.</summary>
    public string NameOf(AnswersRow row)
    {
        var name = RowName.Of(answers.Factors, row.Values, answers.Rows.Select(other => other.Values));
        return answers.Baseline is { } baseline && answers.Rows[baseline] == row ? text.Get("Answers.BaselineIs", name) : name;
    }

    /// <summary>The patterns of the built-in reviews in the reader's language; others are as the data have them.</summary>
    public string NameOfGroup(string group) => text.Find($"Pattern.{group}") ?? group;

    public string Number(double? value) => value?.ToString(TableWords.Precision, text.Language) ?? None;

    public string Whole(int value) => value.ToString("N0", text.Language);
}
