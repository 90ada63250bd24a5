using Sweep.Contracts.Results;

namespace Sweep.Client;

/// <summary>Compares what trains with what trained before.</summary>
internal sealed class RunningTrials
{
    private HashSet<int> running = [];

    /// <summary>The last epoch told of each trial. A trial that lost its node trains some again, which is no news.</summary>
    private readonly Dictionary<int, int> epochs = [];

    public IEnumerable<StudyEvent> Changes(IReadOnlyList<RunningTrial> now)
    {
        foreach (var trial in now)
        {
            if (!running.Contains(trial.Id.Number))
                yield return new TrialStarted(trial);
            if (trial.Last is not { } last || last.Number <= epochs.GetValueOrDefault(trial.Id.Number))
                continue;
            epochs[trial.Id.Number] = last.Number;
            yield return new EpochEnded(trial.Id, last);
        }

        running = [.. now.Select(trial => trial.Id.Number)];
    }
}
