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
}
