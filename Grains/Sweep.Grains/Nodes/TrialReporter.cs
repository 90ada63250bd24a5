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

    public T Call<T>(Func<ITrialGrain, Task<T>> call)
    {
        var answer = Retry(call, () => stop.IsCancellationRequested);
        Wait(answer);
        return answer.GetAwaiter().GetResult();
    }

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

    /// <summary>
    /// Sleeps at once: the answer takes as long as a disk does, and to look for it meanwhile, as a task's own wait does, would take
    /// a core from other trainings.
    /// </summary>
    private static void Wait(Task answer)
    {
        if (answer.IsCompleted)
            return;
        using var answered = new ManualResetEventSlim(initialState: false, spinCount: 0);
        answer.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(answered.Set);
        answered.Wait();
    }

    private static bool MayPass(Exception e) => e is StoreException or TimeoutException or OrleansException;
}
