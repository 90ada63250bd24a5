using Sweep.Cluster.Harness;
using Sweep.Testing;

namespace Sweep.Outages.Tests;

/// <summary>SIGSTOP, and SIGCONT when everybody has given the node up.</summary>
public sealed class FrozenNodeTests
{
    [Fact]
    public async Task What_a_woken_node_reports_late_is_refused_and_it_starts_afresh()
    {
        await using var cluster = await TestCluster.StartAsync();
        using var study = cluster.Run(ShortTrainings.Eighteen);
        var frozen = cluster.Silo(await cluster.Database.UntilSomethingTrainsAsync());
        // It freezes with a report that was refused and is to be made again.
        await cluster.Postgres.TakeWritesAsync(false);
        await cluster.Database.UntilReportedAsync(frozen.Name);
        frozen.Send(Signal.Stop);
        await cluster.Postgres.TakeWritesAsync(true);
        await Outage.LastAsync();
        // How long a node is silent before it is given up is for the cluster to say, and a busy machine takes longer.
        await cluster.Database.UntilNothingRunsOnAsync(frozen.Name);
        // Without Redis it cannot hear that it was given up, so it reports to the store as if nothing had been.
        await cluster.Redis.KillAsync();
        frozen.Send(Signal.Continue);
        await Database.UntilAsync(() => Task.FromResult(frozen.Said.Any(line => line.Contains("was superseded; its report of epoch", StringComparison.Ordinal))));
        await cluster.Redis.StartAgainAsync();

        await study.EqualsUndisturbedAsync();
        Assert.Equal(3, await frozen.FirstEnd.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        await frozen.Ready;
    }
}
