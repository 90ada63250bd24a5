using Microsoft.Extensions.Logging;
using Sweep.Contracts.Grains;

namespace Sweep.Grains.Placement;

/// <summary>
/// The scheduler's calls of the studies' coordinators. What one of them throws, or a silence, ends here: it is shown as that
/// study's problem, and the nodes' calls, on which all studies depend, go on without it.
/// </summary>
/// <param name="grains">The coordinators.</param>
/// <param name="limit">How long to wait for an answer.</param>
/// <param name="resting">Learns which studies failed.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of failures.</param>
internal sealed partial class CoordinatorCalls(GrainReferences grains, TimeSpan limit, RestingStudies resting, TimeProvider time, ILogger logger)
{
    /// <returns>What the coordinator answers; null if it fails, or does not answer in time.</returns>
    /// <remarks>A call that is given up may still be carried out: what it granted is then granted again, as if the answer was lost.</remarks>
    public async Task<TAnswer?> Ask<TAnswer>(string study, Func<ISweepGrain, Task<TAnswer>> call) where TAnswer : class
    {
        var coordinator = grains.Of<ISweepGrain>(study);
        var asked = call(coordinator);
        try
        {
            return await asked.WaitAsync(limit, time);
        }
        catch (Exception e)
        {
            asked.Ignore();
            resting.Failed(study, longer: e is not StoreException { MayPass: true });
            LogFailed(study, e);
            // Not awaited: a coordinator that does not answer would not answer this either.
            coordinator.Troubled(Problem(e)).Ignore();
            return null;
        }
    }

    /// <summary>Says something to a coordinator that is being left alone; whether it hears is not waited for.</summary>
    public void Tell(string study, Func<ISweepGrain, Task> call) => call(grains.Of<ISweepGrain>(study)).Ignore();

    private string Problem(Exception error) => error switch
    {
        StoreException => error.Message,
        TimeoutException => FormattableString.Invariant($"The study's coordinator has not answered for {limit.TotalSeconds} s; it is asked again."),
        _ => $"The study's coordinator failed: {error.Message} It is asked again.",
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The coordinator of study {Study} failed; it is asked again later")]
    private partial void LogFailed(string study, Exception exception);
}
