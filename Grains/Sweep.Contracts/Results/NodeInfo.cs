namespace Sweep.Contracts.Results;

/// <summary>A node as <c>sweep nodes</c> lists it.</summary>
[GenerateSerializer, Immutable, Alias("sweep.NodeInfo")]
public sealed record NodeInfo(
    string Node, string Device, int Slots, int Busy, string Version, DateTimeOffset StartedAt, DateTimeOffset LastSeen)
{
    /// <summary>Where clients reach its gateway, as ADDRESS:PORT; empty if it is no cluster's.</summary>
    [Id(7)] public string Address { get; init; } = "";

    /// <summary>True if it takes no more trials.</summary>
    [Id(8)] public bool Draining { get; init; }
}
