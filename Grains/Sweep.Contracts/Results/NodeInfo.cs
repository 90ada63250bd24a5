namespace Sweep.Contracts.Results;

/// <summary>A node as <c>sweep nodes</c> lists it.</summary>
[GenerateSerializer, Immutable, Alias("sweep.NodeInfo")]
public sealed record NodeInfo(
    string Node, IReadOnlyList<NodeDevice> Devices, string Version, DateTimeOffset StartedAt, DateTimeOffset LastSeen)
{
    /// <summary>Where clients reach its gateway, as ADDRESS:PORT; empty if it is no cluster's.</summary>
    [Id(5)] public string Address { get; init; } = "";

    /// <summary>True if it takes no more trials.</summary>
    [Id(6)] public bool Draining { get; init; }

    /// <summary>The trials it trains, in order of device, study and number.</summary>
    [Id(7)] public IReadOnlyList<OccupiedSlot> Running { get; init; } = [];
}

/// <summary>A slot that is busy.</summary>
/// <param name="Device">The device it is on; empty if the node does not say.</param>
/// <param name="Trial">What is trained there.</param>
[GenerateSerializer, Immutable, Alias("sweep.OccupiedSlot")]
public sealed record OccupiedSlot(string Device, TrialId Trial);
