using System.Net;
using Orleans.Messaging;
using Sweep.Contracts.Results;

namespace Sweep.Client;

/// <summary>The gateway that was named, and those of the nodes that were heard of since.</summary>
internal sealed class KnownGateways(IPEndPoint named) : IGatewayListProvider
{
    private volatile IReadOnlyList<IPEndPoint> learned = [];

    public TimeSpan MaxStaleness => TimeSpan.FromSeconds(5);

    public bool IsUpdatable => true;

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    public Task<IList<Uri>> GetGateways() => Task.FromResult<IList<Uri>>(
        [.. learned.Prepend(named).Distinct().Select(gateway => SiloAddress.New(gateway, 0).ToGatewayUri())]);

    /// <summary>Takes these in place of those that were heard of before, unless there are none.</summary>
    public void Learn(IReadOnlyList<NodeInfo> nodes)
    {
        if (nodes.Count > 0)
            learned = [.. nodes.Select(node => IPEndPoint.TryParse(node.Address, out var gateway) ? gateway : null).OfType<IPEndPoint>()];
    }
}
