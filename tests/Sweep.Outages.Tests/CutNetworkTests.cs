using Sweep.Cluster.Harness;

namespace Sweep.Outages.Tests;

/// <summary>Nodes that cannot reach each other, but everybody else.</summary>
public sealed class CutNetworkTests
{
    [Fact]
    public async Task Nothing_is_lost_or_counted_twice_while_two_nodes_cannot_reach_each_other()
    {
        await using var network = await TestNetwork.CreateAsync(machines: 3);
        await using var cluster = await TestCluster.StartAsync(silos: 3, network);
        using var study = cluster.Run(ShortTrainings.Eighteen);
        await cluster.Database.UntilEpochsAsync(30);
        await network.CutAsync(1, 2);
        Assert.False(await network.ReachesAsync(1, cluster.Silos[1].Gateway));
        await Outage.LastAsync();
        Assert.False(study.HasEnded);
        await network.HealAsync(1, 2);
        Assert.True(await network.ReachesAsync(1, cluster.Silos[1].Gateway));

        await study.EqualsUndisturbedAsync();
    }
}
