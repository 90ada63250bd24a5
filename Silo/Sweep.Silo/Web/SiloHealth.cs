using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sweep.Contracts.Grains;
using Sweep.Grains.Nodes;
using Sweep.Grains.Storage;

namespace Sweep.Silo.Web;

/// <summary>Whether the silo can take work now: it is a member, its store answers, and it is not about to leave.</summary>
internal sealed class SiloHealth(ISiloStatusOracle members, ISweepStore store, NodeDrain drain) : IHealthCheck
{
    private static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (members.CurrentStatus is not SiloStatus.Active)
            return HealthCheckResult.Unhealthy($"the silo is {members.CurrentStatus}");
        if (drain.Draining)
            return HealthCheckResult.Unhealthy("the node is draining");
        try
        {
            await store.GetStudy("").WaitAsync(StorePatience, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is StoreException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy($"the store does not answer: {e.Message}");
        }
    }
}
