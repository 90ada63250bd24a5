using Sweep.Contracts.Grains;

namespace Sweep.Client;

/// <summary>
/// Makes a call again while its failure only says that a silo was lost or is slow, or that its store is away. A call that timed out may have worked,
/// so this is for calls that change nothing the second time.
/// </summary>
internal sealed class PatientCalls(TimeSpan patience, TimeProvider time)
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(500);

    /// <summary>True if the call may work another time.</summary>
    public static bool MayPass(Exception e) => e is TimeoutException or OrleansException or StoreException { MayPass: true };

    /// <exception cref="StoreException">The store has been away for as long as there is patience.</exception>
    /// <exception cref="ClusterUnavailableException">No silo has answered for as long as there is patience.</exception>
    public async Task<T> Call<T>(Func<Task<T>> call)
    {
        for (var begun = time.GetTimestamp(); ;)
        {
            try
            {
                return await call();
            }
            catch (Exception e) when (MayPass(e) && patience > TimeSpan.Zero)
            {
                if (time.GetElapsedTime(begun) > patience && e is StoreException)
                    throw;
                if (time.GetElapsedTime(begun) > patience)
                    throw new ClusterUnavailableException($"No node of the cluster has answered for {patience.TotalMinutes:0} minutes.", e);
                await Task.Delay(Delay, time);
            }
        }
    }

    public Task Call(Func<Task> call) => Call(async () =>
    {
        await call();
        return true;
    });
}
