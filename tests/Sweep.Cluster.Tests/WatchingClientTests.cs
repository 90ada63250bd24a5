using Sweep.Client;
using Sweep.Cluster.Harness;
using Sweep.Contracts.Results;

namespace Sweep.Cluster.Tests;

/// <summary>A program that watches while silos come and go.</summary>
public sealed class WatchingClientTests
{
    private const int Trials = 18;

    [Fact]
    public async Task Events_go_on_when_every_silo_that_the_program_knew_at_first_is_gone()
    {
        await using var cluster = await TestCluster.StartAsync(silos: 1);
        await using var successor = cluster.NewSilo("successor");
        await using var client = await SweepClient.ConnectAsync(
            SweepClientOptions.ForCluster(cluster.Silos[0].Gateway, cluster.Name) with { ResponseTimeout = TimeSpan.FromSeconds(3) }, TestContext.Current.CancellationToken);
        var study = await client.SubmitTextAsync(ShortTrainings.Eighteen, cancellation: TestContext.Current.CancellationToken);
        successor.Start();
        await Database.UntilAsync(async () => (await client.GetNodesAsync()).Count == 2);
        cluster.Hurry();

        var events = new List<StudyEvent>();
        await foreach (var change in client.WatchAsync(study.Id, TestContext.Current.CancellationToken))
        {
            if (change is TrialEnded && !events.OfType<TrialEnded>().Any())
                await cluster.Silos[0].KillAsync();
            events.Add(change);
        }

        Assert.Equal(Enumerable.Range(1, Trials), events.OfType<TrialEnded>().Select(e => e.Trial.Id.Number).Order());
        Assert.All(events.OfType<TrialEnded>(), e => Assert.Equal(TrialState.Completed, e.Trial.State));
        Assert.All(events.OfType<EpochEnded>().GroupBy(e => e.Trial), told =>
            Assert.Equal(told.Select(e => e.Metrics.Number).Distinct().Order(), told.Select(e => e.Metrics.Number)));
        Assert.Contains(events.OfType<StudyProgressed>(), e => e.Progress.Problem == SweepClient.Waiting);
        Assert.Equal(StudyState.Completed, Assert.IsType<StudyProgressed>(events[^1]).Progress.State);
    }
}
