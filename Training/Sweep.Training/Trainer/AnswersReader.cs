using Sweep.Contracts.Training;
using Sweep.Training.Checkpoints;

namespace Sweep.Training.Trainer;

/// <inheritdoc cref="ITrialAnswers"/>
public sealed class AnswersReader : ITrialAnswers
{
    public TrialAnswers? Read(byte[] checkpoint)
    {
        var trained = Checkpoint.Read(checkpoint);
        return trained.Answers is { } answers
            ? new TrialAnswers(
                [.. answers.Rows], [.. answers.Labels.Select(label => (byte)label)], [.. answers.Probabilities], trained.NegativeLabel, trained.PositiveLabel)
            : null;
    }
}
