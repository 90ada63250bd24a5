namespace Sweep.Contracts.Results;

/// <summary>A node as <c>sweep nodes</c> lists it.</summary>
[GenerateSerializer, Immutable, Alias("sweep.NodeInfo")]
public sealed record NodeInfo(
    string Node, string Device, int Slots, int Busy, string Version, DateTimeOffset StartedAt, DateTimeOffset LastSeen);
