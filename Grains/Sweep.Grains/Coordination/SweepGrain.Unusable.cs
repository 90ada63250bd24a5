using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Coordination;

/// <summary>
/// A study that this version cannot read or plan is coordinated all the same, without sweeps: it says why, runs nothing and
/// can be deleted, so that neither the scheduler nor a person meets an activation that throws. Only a store that is
/// away still keeps a coordinator from being activated.
/// </summary>
internal sealed partial class SweepGrain
{
    private async Task LoadOrSetAside(StudyRow row)
    {
        if (row.Unusable is { } reason)
        {
            await SetAside(row, reason, null);
            return;
        }

        try
        {
            await Load(row);
        }
        catch (Exception e) when (e is not StoreException { Unreadable: false })
        {
            await SetAside(row, Unplannable(e), e);
        }
    }

    /// <summary>
    /// Paused in the store too: trials of other studies wait for twins of a study that runs, and a version that can use it
    /// continues when it is told to.
    /// </summary>
    private async Task SetAside(StudyRow row, string reason, Exception? error)
    {
        LogSetAside(Id, reason, error);
        study = row with { Spec = new StudySpec { Name = row.Spec.Name, Dataset = row.Spec.Dataset, Sweeps = [] }, Unusable = reason };
        ledger = new StudyLedger(study.Spec, study.Metrics, time);
        if (study.State is not StudyState.Running)
            return;
        try
        {
            await Enter(StudyState.Paused);
        }
        catch (StoreException)
        {
            // The next activation tries again; until then it is paused here.
            study = study with { State = StudyState.Paused };
        }
    }

    private static string Unplannable(Exception error) => error is StoreException
        ? error.Message
        : $"This version of Sweep cannot plan the study: {error.Message} Use the version that wrote it, or delete the study.";

    /// <exception cref="StoreException">This version cannot use the study.</exception>
    private StudyRow Usable() => Known() is { Unusable: { } reason } ? throw new StoreException(reason) { Unreadable = true } : study!;
}
