namespace Sweep.Contracts.Grains;

/// <summary>A cluster's answer to whoever knocks. Stateless.</summary>
[Alias("sweep.IClusterGrain")]
public interface IClusterGrain : IGrainWithIntegerKey
{
    /// <summary>Says who answers, so that a client of another version or cluster knows at once. Must never change.</summary>
    [Alias("Hello")] Task<ClusterGreeting> Hello();
}

/// <summary>Who answers.</summary>
/// <param name="Protocol">What it speaks: <see cref="ClusterProtocol.Version"/>.</param>
/// <param name="Version">The program's version.</param>
/// <param name="Cluster">The cluster's name.</param>
[GenerateSerializer, Immutable, Alias("sweep.ClusterGreeting")]
public sealed record ClusterGreeting(int Protocol, string Version, string Cluster);
