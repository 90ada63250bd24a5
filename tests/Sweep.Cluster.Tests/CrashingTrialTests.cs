using Sweep.Cluster.Harness;

namespace Sweep.Cluster.Tests;

/// <summary>A training that takes its whole process down.</summary>
public sealed class CrashingTrialTests
{
    private const int Crashing = 1;

    [Fact]
    public async Task A_trial_that_crashes_three_nodes_is_failed_and_the_study_ends()
    {
        await using var cluster = await TestCluster.StartAsync();
        using var study = cluster.Run(ShortTrainings.EightAfterALongOne);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            string? node = null;
            await Database.UntilAsync(async () => study.HasEnded ||
                (node = (await cluster.Database.RunningAsync()).Find(running => running.Trial == Crashing && running.Attempt == attempt).Node) is not null);
            Assert.NotNull(node);
            await cluster.Silo(node).CrashAsync();
        }

        var reason = await study.EqualsUndisturbedButForAsync(Crashing);
        var nodes = await cluster.Database.QueryAsync(
            "select a.node from attempts a join trials t on t.id = a.trial where t.number = 1 and outcome = 'lost' order by a.attempt", row => row.GetString(0));
        Assert.Equal(["silo-1", "silo-2", "silo-3"], nodes.Order());
        Assert.Equal($"the process died 3 times while it trained (nodes {string.Join(", ", nodes)}); see their logs", reason);
    }
}
