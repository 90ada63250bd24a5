using Sweep.Contracts.Results;
using Sweep.Contracts.Training;

namespace Sweep.Contracts.Grains;

/// <summary>Gives the nodes' free slots to the studies that have trials waiting. One in a cluster, key 0.</summary>
[Alias("sweep.ISchedulerGrain")]
public interface ISchedulerGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// A node's one call: heartbeat, renewal of its leases, and request for work. The answer names the leases to start
    /// and those of the node's that no longer hold.
    /// </summary>
    [Alias("Pull")] Task<PullAnswer> Pull(NodeReport report);

    /// <summary>An id that no study has: the name and a number, e.g. <c>exercises-3</c>. Nobody else is given it while the scheduler lives.</summary>
    [Alias("NewStudyId")] Task<string> NewStudyId(string name);

    /// <summary>Says that a study may have trials waiting, and what it claims.</summary>
    [Alias("Announce")] Task Announce(string study, StudyClaim claim);

    /// <summary>Tells a node to take no more trials and to hand over those it runs, or to take them again.</summary>
    /// <returns>False if no node of this name is there.</returns>
    [Alias("Drain")] Task<bool> Drain(string node, bool drain);

    /// <summary>The nodes that have called lately.</summary>
    [Alias("GetNodes")] Task<IReadOnlyList<NodeInfo>> GetNodes();
}

/// <summary>What a node says of itself.</summary>
/// <param name="Node">Its name, unique in the cluster and for the life of its process.</param>
/// <param name="Devices">What it trains on, with the slots and how many of them are busy.</param>
/// <param name="Version">The program's version.</param>
/// <param name="StartedAt">Since when it is there.</param>
/// <param name="Running">The attempts it is training, and those whose end is not stored yet.</param>
[GenerateSerializer, Immutable, Alias("sweep.NodeReport")]
public sealed record NodeReport(
    string Node, IReadOnlyList<NodeDevice> Devices, string Version, DateTimeOffset StartedAt, IReadOnlyList<Lease> Running)
{
    /// <summary>Where clients reach its gateway, as ADDRESS:PORT; empty if it is no cluster's.</summary>
    [Id(5)] public string Address { get; init; } = "";

    /// <summary>True if it takes no more trials.</summary>
    [Id(6)] public bool Draining { get; init; }

    /// <summary>
    /// The devices that <see cref="Running"/> are trained on, in that order, "" for one that is trained; empty from a node
    /// that does not say.
    /// </summary>
    [Id(7)] public IReadOnlyList<string> RunningOn { get; init; } = [];

    /// <summary>Its silo, whose death the cluster's membership declares; null if it is no silo's.</summary>
    [Id(8)] public SiloAddress? Silo { get; init; }
}

/// <summary>The scheduler's answer to a node.</summary>
/// <param name="Start">Attempts to start.</param>
/// <param name="Abandon">Attempts of the node's that were given to others, or ended.</param>
[GenerateSerializer, Immutable, Alias("sweep.PullAnswer")]
public sealed record PullAnswer(IReadOnlyList<Lease> Start, IReadOnlyList<Lease> Abandon)
{
    /// <summary>An order to drain, or to take trials again; null for neither.</summary>
    [Id(2)] public bool? Drain { get; init; }

    /// <inheritdoc cref="TakeAnswer.Work"/>
    [Id(3)] public IReadOnlyList<TrialWork> Work { get; init; } = [];

    /// <summary>The devices to train on, one for each of <see cref="Start"/>, in that order.</summary>
    [Id(4)] public required IReadOnlyList<string> Devices { get; init; }

    /// <summary>The W3C trace context of each of <see cref="Start"/>, in that order, null where it is not traced; may be shorter.</summary>
    [Id(5)] public IReadOnlyList<string?> Traces { get; init; } = [];
}
