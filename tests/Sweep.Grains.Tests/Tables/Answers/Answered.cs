using Sweep.Contracts.Training;

namespace Sweep.Grains.Tests.Tables.Answers;

/// <summary>Answers made up for tests.</summary>
internal static class Answered
{
    /// <summary>Answers to the texts of these row numbers, of which the odd ones are positive.</summary>
    public static TrialAnswers Of(int[] rows, params float[] probabilities) =>
        new([.. rows], [.. rows.Select(row => (byte)(row % 2))], [.. probabilities], "bad", "good");
}
