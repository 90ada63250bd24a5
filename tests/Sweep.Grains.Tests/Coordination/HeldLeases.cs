using Sweep.Contracts.Results;
using Sweep.Grains.Storage;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>Makes a store lease trials only when a test lets it.</summary>
internal sealed class HeldLeases
{
    private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool holds;

    /// <summary>Completes when a call is held.</summary>
    public Task Asked => asked.Task;

    /// <summary>From now on.</summary>
    public void Hold() => holds = true;

    public void Release() => released.SetResult();

    public ISweepStore Over(ISweepStore inner) => InterceptedStore.Over(inner, (method, call) =>
        holds && method == nameof(ISweepStore.LeaseTrials) ? AfterRelease(() => (Task<IReadOnlyList<TrialRow>>)call()!) : call());

    private async Task<IReadOnlyList<TrialRow>> AfterRelease(Func<Task<IReadOnlyList<TrialRow>>> call)
    {
        asked.SetResult();
        await released.Task;
        return await call();
    }
}
