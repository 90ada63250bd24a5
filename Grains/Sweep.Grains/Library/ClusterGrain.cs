using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Sweep.Contracts.Grains;
using Sweep.Grains.Nodes;

namespace Sweep.Grains.Library;

/// <inheritdoc cref="IClusterGrain"/>
[GrainType("cluster"), StatelessWorker]
internal sealed class ClusterGrain(IOptions<NodeOptions> node) : Grain, IClusterGrain
{
    public Task<ClusterGreeting> Hello() =>
        Task.FromResult(new ClusterGreeting(ClusterProtocol.Version, TrainingNode.Version, node.Value.Cluster));
}
