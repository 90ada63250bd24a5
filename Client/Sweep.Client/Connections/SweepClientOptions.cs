using System.Net;

namespace Sweep.Client;

/// <summary>Which silo to talk to, and for how long to try.</summary>
/// <param name="Gateway">The gateway of any silo of the cluster.</param>
public sealed record SweepClientOptions(IPEndPoint Gateway)
{
    /// <summary>The cluster's name, as its silos' <c>ClusterName</c> says it.</summary>
    public string ClusterName { get; init; } = SweepClient.DefaultCluster;

    /// <summary>
    /// How long a call is made again while no silo answers. More than zero makes the client learn the other silos too, so
    /// that it goes on when the one it came by dies.
    /// </summary>
    public TimeSpan Patience { get; init; }

    /// <summary>After this a call has failed; with patience it is then made again.</summary>
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What suits a cluster, whose silos come and go.</summary>
    public static SweepClientOptions ForCluster(IPEndPoint gateway, string clusterName) => new(gateway)
    {
        ClusterName = clusterName,
        Patience = TimeSpan.FromMinutes(3),
        ResponseTimeout = TimeSpan.FromSeconds(10),
    };
}
