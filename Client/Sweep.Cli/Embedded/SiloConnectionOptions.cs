using Sweep.Client;
using Sweep.Contracts;

namespace Sweep.Cli.Embedded;

/// <summary>Where to find a silo.</summary>
internal sealed record SiloConnectionOptions
{
    /// <summary>HOST:PORT of a cluster's gateway; null to use, or start, the embedded silo.</summary>
    public string? Cluster { get; init; }

    /// <summary>The cluster's name.</summary>
    public string ClusterName { get; init; } = SweepClient.DefaultCluster;

    /// <summary>The embedded silo's folder.</summary>
    public string Home { get; init; } = SweepHome.Default;

    /// <summary>The folder of the libtorch that the embedded silo trains with; null for its own.</summary>
    public string? Libtorch { get; init; }

    /// <summary>Whether the command is about to train, so that an embedded silo prepares for it while it starts.</summary>
    public bool Trains { get; init; }

    /// <summary>Passes the embedded silo's log on to standard error.</summary>
    public bool Verbose { get; init; }
}
