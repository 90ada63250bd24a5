using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;

namespace Sweep.Grains.Coordination;

/// <summary>What the scheduler hears of this study, and it of the scheduler.</summary>
internal sealed partial class SweepGrain
{
    /// <summary>What no node has that the trials need.</summary>
    private string? missing;

    /// <summary>True if trials wait for a slot, are still being planned, or are held by a node that may not know it.</summary>
    private bool More => ledger!.AnyReady || !planned || ledger.AnyUnheard;

    /// <summary>Trials that may be started beside those that run. The last word: the scheduler's count may be behind.</summary>
    private int Room => study!.Spec.MaxConcurrent is { } most ? Math.Max(0, most - ledger!.Counts.Running) : int.MaxValue;

    /// <summary>What holds the study up.</summary>
    private string? Problem => study!.Unusable ?? problem ?? (study!.State is StudyState.Running ? missing : null);

    public Task Stranded(string? missing)
    {
        this.missing = missing;
        return Task.CompletedTask;
    }

    private Task Announce()
    {
        // The scheduler will say it again if it is still so.
        missing = null;
        return GrainFactory.GetGrain<ISchedulerGrain>(0).Announce(Id, StudyClaim.Of(study!.Spec));
    }
}
