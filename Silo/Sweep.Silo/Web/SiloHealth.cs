using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sweep.Grains.Nodes;

namespace Sweep.Silo.Web;

/// <summary>Whether the silo can take work now: it is a member, its store answers, and it is not about to leave.</summary>
internal sealed class SiloHealth(ISiloStatusOracle members, StoreProbe store, NodeDrain drain) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (members.CurrentStatus is not SiloStatus.Active)
            return HealthCheckResult.Unhealthy($"the silo is {members.CurrentStatus}");
        if (drain.Draining)
            return HealthCheckResult.Unhealthy("the node is draining");
        return await store.WhyNot().WaitAsync(cancellationToken) is { } reason
            ? HealthCheckResult.Unhealthy($"the store does not answer: {reason}")
            : HealthCheckResult.Healthy();
    }
}
