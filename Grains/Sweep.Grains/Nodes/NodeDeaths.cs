namespace Sweep.Grains.Nodes;

/// <summary>Who has died, as far as the cluster's membership knows.</summary>
/// <param name="Nodes">The nodes under whose name a silo died and none serves again.</param>
/// <param name="Silos">The silos that died, whether or not another serves under their node's name by now.</param>
internal sealed record NodeDeaths(IReadOnlySet<string> Nodes, IReadOnlySet<SiloAddress> Silos);
