using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Grains.Storage;

namespace Sweep.Silo.Embedded;

/// <summary>
/// Studies that still run according to the store were cut off with the last process, since an embedded silo holds the
/// store alone. They wait, paused, for the user to resume them; nothing trains behind the back of a mere question.
/// </summary>
internal static class InterruptedStudies
{
    private const int Page = 5000;

    public static async Task PauseAsync(ISweepStore store, TimeProvider time)
    {
        foreach (var study in await store.ListStudies())
        {
            if (study.State is StudyState.Running or StudyState.Paused)
                await RequeueRunning(store, study.Id, time);
            if (study.State is StudyState.Running)
                await store.SetStudyState(study.Id, StudyState.Paused, finishedAt: null);
        }
    }

    private static async Task RequeueRunning(ISweepStore store, string study, TimeProvider time)
    {
        try
        {
            await RequeuePages(store, study, time);
        }
        catch (StoreException e) when (e.Unreadable)
        {
            // Its coordinator will say so, and keeps nothing else from starting.
        }
    }

    private static async Task RequeuePages(ISweepStore store, string study, TimeProvider time)
    {
        if ((await store.CountTrials(study)).Running == 0)
            return;
        for (var last = 0; ;)
        {
            var trials = await store.GetStandings(study, last, Page);
            await store.RequeueLost(study, [.. trials.Where(t => t.State is TrialState.Running).Select(t => new Lease(t.Id, t.Attempt))], time.GetUtcNow());
            if (trials.Count < Page)
                return;
            last = trials[^1].Id.Number;
        }
    }
}
