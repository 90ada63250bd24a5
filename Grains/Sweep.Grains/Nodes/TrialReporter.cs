using Sweep.Contracts.Grains;

namespace Sweep.Grains.Nodes;

/// <summary>
/// Calls a trial's grain from the training's thread, again and again while the cause may pass: a call that was rejected
/// or timed out may still have worked, and reports are idempotent.
/// </summary>
internal sealed class TrialReporter(ITrialGrain grain, NodeOptions options, TimeProvider time, CancellationToken stop)
{
    /// <summary>How often the end of an attempt is tried once the node stops.</summary>
    private const int LastTries = 3;

    public T Call<T>(Func<ITrialGrain, Task<T>> call) => Retry(call, () => stop.IsCancellationRequested).GetAwaiter().GetResult();

    public void Call(Func<ITrialGrain, Task> call) => Call(Answered(call));

    /// <summary>The end is reported even when the node stops, so that the trial need not wait for its lease to run out.</summary>
    public Task End(AttemptEnd end)
    {
        var tries = 0;
        return Retry(Answered(g => g.End(end)), () => stop.IsCancellationRequested && ++tries >= LastTries);
    }

    private async Task<T> Retry<T>(Func<ITrialGrain, Task<T>> call, Func<bool> giveUp)
    {
        while (true)
        {
            try
            {
                return await call(grain);
            }
            catch (Exception e) when (MayPass(e) && !giveUp())
            {
                await Task.Delay(options.RetryDelay, time, CancellationToken.None);
            }
        }
    }

    private static Func<ITrialGrain, Task<bool>> Answered(Func<ITrialGrain, Task> call) => async g =>
    {
        await call(g);
        return true;
    };

    private static bool MayPass(Exception e) => e is StoreException or TimeoutException or OrleansException;
}
