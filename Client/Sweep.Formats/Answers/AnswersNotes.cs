using Sweep.Contracts.Results;
using Sweep.Formats.Resources;

namespace Sweep.Formats.Answers;

/// <summary>What a sweep's answers lack, and why.</summary>
internal static class AnswersNotes
{
    public static IReadOnlyList<string> Of(SweepAnswers answers, Text text)
    {
        var notes = new List<string>();
        if (answers.Unanswered.Count > 0)
            notes.Add(text.Get("Answers.Unanswered", string.Join("; ", answers.Unanswered.Select(Reason))));
        else if (answers.Rows.All(row => row.Answers is null))
            notes.Add(text.Get("NothingFinished"));
        if (answers.Omitted > 0)
            notes.Add(text.Get("Answers.Omitted", answers.Omitted));
        if (answers.DataProblem is { } problem)
            notes.Add(text.Get("Answers.DataProblem", problem));
        return notes;

        string Reason(UnansweredTrials trials) => text.Get($"Answers.{trials.Reason}", trials.Trials);
    }
}
