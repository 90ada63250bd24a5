using Sweep.Cluster.Harness;

namespace Sweep.Cluster.Tests;

/// <summary>kill -9.</summary>
public sealed class KilledNodeTests
{
    [Fact]
    public async Task Trials_of_a_killed_node_go_on_elsewhere_whichever_node_it_is()
    {
        await using var cluster = await TestCluster.StartAsync();
        using var study = cluster.Run(ShortTrainings.Eighteen);
        // One after the other, so that the node of the coordinator and that of the scheduler are among them.
        foreach (var silo in cluster.Silos)
        {
            await Database.UntilAsync(async () => (await cluster.Database.RunningAsync()).Exists(running => running.Node == silo.Name));
            await silo.KillAsync();
            await cluster.Database.UntilEpochsAsync(await cluster.Database.EpochsAsync() + 10);
            silo.Start();
            await silo.Ready;
        }

        await study.EqualsUndisturbedAsync();
        Assert.True(await cluster.Database.CountAsync("select count(*) from attempts where outcome = 'lost'") >= 3);
    }

    [Fact]
    public async Task A_study_goes_on_after_all_nodes_were_killed_at_once()
    {
        await using var cluster = await TestCluster.StartAsync();
        using var study = cluster.Run(ShortTrainings.Eighteen);
        await cluster.Database.UntilEpochsAsync(30);
        await Task.WhenAll(cluster.Silos.Select(silo => silo.KillAsync()));
        foreach (var silo in cluster.Silos)
            silo.Start();

        await study.EqualsUndisturbedAsync();
    }
}
