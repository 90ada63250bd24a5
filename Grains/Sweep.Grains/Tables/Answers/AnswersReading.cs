using Sweep.Contracts.Results;
using Sweep.Contracts.Training;
using Sweep.Grains.Storage;

namespace Sweep.Grains.Tables.Answers;

/// <summary>
/// Reads the answers of a table's trials from their last checkpoints, one after the other. Only one row's are in memory at a
/// time, and a count per text.
/// </summary>
/// <param name="store">Where the checkpoints are.</param>
/// <param name="reader">Finds the answers in one; null if no trainer here keeps any.</param>
/// <param name="rows">Names the texts; null if nothing here can.</param>
internal sealed class AnswersReading(ISweepStore store, ITrialAnswers? reader, IDatasetRows? rows)
{
    /// <param name="study">The study.</param>
    /// <param name="table">The table of one of its sweeps.</param>
    /// <param name="most">The most texts to give of those that all models got wrong.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<SweepAnswers> ReadAsync(
        StudyRow study, ComparisonTable table, int most, CancellationToken cancellation)
    {
        var (texts, missed, answered) = (new KnownTexts(rows, study), new MissedTally(), new List<AnswersRow>());
        var unanswered = new SortedDictionary<NoAnswersReason, int>();
        foreach (var row in table.Rows)
        {
            var trials = new List<TrialAnswers>();
            foreach (var number in row.LiveTrials)
            {
                cancellation.ThrowIfCancellationRequested();
                if (await ReadAsync(new TrialId(study.Id, number), reason => Count(reason, 1)) is { } trial)
                    trials.Add(trial);
            }

            Count(NoAnswersReason.NotFinished, row.Planned - row.Trials);
            Count(NoAnswersReason.NeverLearned, row.Trials - row.LiveTrials.Count);
            trials.ForEach(missed.Add);
            texts.Read(trials.SelectMany(trial => trial.Rows));
            answered.Add(RowAnswers.Of(row.Values, trials, number => texts.Find(number)?.Group));
        }

        var all = missed.All;
        return new SweepAnswers(
            study.Id, table.Sweep, table.Factors, table.Baseline, answered,
            new MissedTexts([.. all.Take(most).Select(Named)], all.Count, missed.Count),
            [.. unanswered.Select(count => new UnansweredTrials(count.Key, count.Value))])
        {
            NegativeLabel = study.Dataset.NegativeLabel,
            PositiveLabel = study.Dataset.PositiveLabel,
            DataProblem = texts.Problem,
            Omitted = table.Omitted,
        };

        void Count(NoAnswersReason reason, int trials)
        {
            if (trials > 0)
                unanswered[reason] = unanswered.GetValueOrDefault(reason) + trials;
        }

        MissedText Named(MissedTally.Missed text)
        {
            var label = text.IsPositive ? study.Dataset.PositiveLabel : study.Dataset.NegativeLabel;
            var known = texts.Find(text.Row);
            return new MissedText(text.Row, label, text.Trials, text.Probability, known?.Group, known?.Text);
        }
    }

    /// <summary>A trial's answers; null if it has none, and then the reason is told.</summary>
    private async Task<TrialAnswers?> ReadAsync(TrialId trial, Action<NoAnswersReason> missing)
    {
        if (await store.GetCheckpoint(trial) is not { } checkpoint)
        {
            missing(NoAnswersReason.NoCheckpoint);
            return null;
        }

        try
        {
            if (reader?.Read(checkpoint) is { } answers)
                return answers;
            missing(NoAnswersReason.NotKept);
        }
        catch (InvalidDataException)
        {
            missing(NoAnswersReason.Unreadable);
        }

        return null;
    }
}
