using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;
using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Tables.Answers;

/// <summary>The answers of one configuration's trials, measured together.</summary>
internal static class RowAnswers
{
    /// <param name="values">The configuration's values of the table's factors.</param>
    /// <param name="trials">What each of its trials answered.</param>
    /// <param name="groupOf">The group of a text, by its row number in the data set; null where it is in none.</param>
    public static AnswersRow Of(
        IReadOnlyList<ParameterValue> values, IReadOnlyList<TrialAnswers> trials, Func<int, string?> groupOf)
    {
        float[] probabilities = [.. trials.SelectMany(trial => trial.Probabilities)];
        bool[] labels = [.. trials.SelectMany(trial => trial.ArePositive())];
        var together = BinaryMeasures.Of(probabilities, labels);
        var areas = trials.Select(trial => AreaUnderCurve.Of(trial.Probabilities.AsSpan(), [.. trial.ArePositive()]));
        var measures = together is null ? null : together with { Auc = areas.Average() };
        return new AnswersRow(values, trials.Count, measures, Groups(trials, groupOf));
    }

    private static IReadOnlyList<GroupAccuracy> Groups(IReadOnlyList<TrialAnswers> trials, Func<int, string?> groupOf) =>
    [
        .. trials
            .SelectMany(trial => trial.Rows.Select((row, index) => (Group: groupOf(row), IsRight: trial.IsRight(index))))
            .Where(answer => answer.Group is not null)
            .GroupBy(answer => answer.Group!, answer => answer.IsRight, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new GroupAccuracy(group.Key, group.Count(), group.Count(isRight => isRight))),
    ];
}
