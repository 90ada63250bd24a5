using Sweep.Cluster.Harness;
using Sweep.Testing;

namespace Sweep.Outages.Tests;

/// <summary>A node that lives, but whose thread pool has no thread to answer with.</summary>
public sealed class StarvedNodeTests
{
    [Fact]
    public async Task Trials_of_a_starved_node_are_neither_lost_nor_counted_twice()
    {
        await using var cluster = await TestCluster.StartAsync();
        using var study = cluster.Run(ShortTrainings.Eighteen);
        var starved = cluster.Silo(await cluster.Database.UntilSomethingTrainsAsync());
        starved.Send(Signal.User1);
        await Database.UntilAsync(() => Task.FromResult(starved.Said.Any(line => line.StartsWith("The thread pool was starved for", StringComparison.Ordinal))));

        await study.EqualsUndisturbedAsync();
    }
}
