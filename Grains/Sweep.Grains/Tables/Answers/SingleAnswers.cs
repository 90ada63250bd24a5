using Sweep.Contracts.Training;
using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Tables.Answers;

/// <summary>A trial's answers one by one.</summary>
internal static class SingleAnswers
{
    /// <summary>Whether each text is positive.</summary>
    public static IEnumerable<bool> ArePositive(this TrialAnswers trial) => trial.Labels.Select(label => label == 1);

    /// <summary>Whether the text of that index is positive.</summary>
    public static bool IsPositive(this TrialAnswers trial, int index) => trial.Labels[index] == 1;

    /// <summary>Whether the trial calls the text of that index what it is.</summary>
    public static bool IsRight(this TrialAnswers trial, int index) =>
        BinaryMeasures.IsPositive(trial.Probabilities[index]) == trial.IsPositive(index);
}
