using Sweep.Cluster.Harness;

namespace Sweep.Cluster.Tests;

/// <summary>SIGTERM, to one node after the other.</summary>
public sealed class LeavingNodeTests
{
    [Fact]
    public async Task A_rolling_restart_hands_every_trial_over_at_the_end_of_an_epoch()
    {
        await using var cluster = await TestCluster.StartAsync();
        using var study = cluster.Run(ShortTrainings.Eighteen);
        foreach (var silo in cluster.Silos)
        {
            await Database.UntilAsync(async () => (await cluster.Database.RunningAsync()).Exists(running => running.Node == silo.Name));
            var (exitCode, took) = await silo.TerminateAsync();
            Assert.Equal(0, exitCode);
            Assert.True(took < TimeSpan.FromSeconds(30), $"{silo.Name} left after {took}");
            silo.Start();
            await silo.Ready;
        }

        await study.EqualsUndisturbedAsync();
        Assert.Empty(await cluster.Database.QueryAsync(
            "select t.number, a.attempt, a.node, a.outcome, a.error from attempts a join trials t on t.id = a.trial where a.outcome in ('lost', 'failed')",
            row => $"trial {row.GetInt32(0)}, attempt {row.GetInt32(1)} on {row.GetString(2)}: {row.GetString(3)} {row.GetValue(4)}"));
        Assert.True(await cluster.Database.CountAsync("select count(*) from attempts where outcome = 'paused'") >= 1);
    }
}
