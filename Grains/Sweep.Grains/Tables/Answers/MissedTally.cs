using Sweep.Contracts.Training;

namespace Sweep.Grains.Tables.Answers;

/// <summary>
/// Counts, over the trials of a sweep, which texts none gets right. Holds a few numbers per text, however many trials answer.
/// </summary>
internal sealed class MissedTally
{
    private readonly Dictionary<int, Asked> texts = [];

    /// <summary>Texts that any trial answered.</summary>
    public int Count => texts.Count;

    public void Add(TrialAnswers trial)
    {
        for (var i = 0; i < trial.Rows.Length; i++)
        {
            var known = texts.GetValueOrDefault(trial.Rows[i]);
            var right = known.Right + (trial.IsRight(i) ? 1 : 0);
            texts[trial.Rows[i]] = new Asked(trial.IsPositive(i), known.Trials + 1, right, known.Sum + trial.Probabilities[i]);
        }
    }

    /// <summary>
    /// The texts that every trial got wrong: those that most trials did first, of equal ones those they were surest of.
    /// </summary>
    public IReadOnlyList<Missed> All =>
    [
        .. texts.Where(text => text.Value.Right == 0)
            .Select(text => new Missed(text.Key, text.Value.IsPositive, text.Value.Trials, text.Value.Sum / text.Value.Trials))
            .OrderByDescending(text => text.Trials)
            .ThenBy(text => text.IsPositive ? text.Probability : 1 - text.Probability)
            .ThenBy(text => text.Row),
    ];

    /// <summary>A text that every trial got wrong.</summary>
    /// <param name="Row">Its row number in the data set.</param>
    /// <param name="IsPositive">What it is.</param>
    /// <param name="Trials">Trials that answered it.</param>
    /// <param name="Probability">The mean of their probabilities that it is positive.</param>
    public sealed record Missed(int Row, bool IsPositive, int Trials, double Probability);

    private readonly record struct Asked(bool IsPositive, int Trials, int Right, double Sum);
}
