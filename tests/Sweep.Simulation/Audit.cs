using Sweep.Contracts.Results;
using Sweep.Grains.Storage;

namespace Sweep.Simulation;

/// <summary>What the store says of a finished study.</summary>
/// <param name="CompletedOnce">Trials completed by exactly one of their attempts.</param>
/// <param name="Attempts">All attempts.</param>
/// <param name="Lost">Attempts that died with their node.</param>
internal sealed record Audit(int CompletedOnce, int Attempts, int Lost)
{
    public static async Task<Audit> Of(ISweepStore store, string study)
    {
        var (completedOnce, attempts, lost) = (0, 0, 0);
        foreach (var trial in await store.GetTrials(study, 0, int.MaxValue))
        {
            var tried = await store.GetAttempts(trial.Id);
            attempts += tried.Count;
            lost += tried.Count(attempt => attempt.Outcome == "lost");
            if (trial.State is TrialState.Completed && tried.Count(attempt => attempt.Outcome == "completed") == 1)
                completedOnce++;
        }

        return new Audit(completedOnce, attempts, lost);
    }
}
