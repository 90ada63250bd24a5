using Sweep.Cluster.Harness;
using Sweep.Contracts.Results;

namespace Sweep.Cluster.Tests;

/// <summary>A study whose row in the store no silo can read.</summary>
public sealed class PoisonedStudyTests
{
    [Fact]
    public async Task It_says_so_keeps_no_other_study_from_running_and_can_be_deleted()
    {
        await using var cluster = await TestCluster.StartAsync(silos: 2);
        string poisoned;
        await using (var client = await cluster.ConnectAsync())
            poisoned = (await client.SubmitTextAsync(ShortTrainings.Eighteen, cancellation: TestContext.Current.CancellationToken)).Id;
        await cluster.Database.UntilSomethingTrainsAsync();
        await Task.WhenAll(cluster.Silos.Select(silo => silo.KillAsync()));
        await cluster.Database.QueryAsync("update studies set spec = '{ \"tomorrow\": 1 }' returning id", row => row.GetString(0));
        foreach (var silo in cluster.Silos)
            silo.Start();
        await cluster.AllReady();

        using var healthy = cluster.Run(ShortTrainings.Twenty(seeds: 1));
        await Database.UntilAsync(async () => await cluster.Database.CountAsync(
            $"select count(*) from trials where study <> '{poisoned}' and steps > 0") > 0);
        await using (var client = await cluster.ConnectAsync())
        {
            var progress = await client.GetProgressAsync(poisoned);
            Assert.Equal(StudyState.Paused, progress.State);
            Assert.Contains("This version of Sweep cannot read the study", progress.Problem, StringComparison.Ordinal);
            Assert.Equal(2, (await client.ListStudiesAsync()).Count);
        }

        Assert.Contains("This version of Sweep cannot read the study", await SaidAsync(cluster, "show", poisoned, "--json"), StringComparison.Ordinal);
        Assert.Contains(poisoned, await SaidAsync(cluster, "list"), StringComparison.Ordinal);
        await SaidAsync(cluster, "delete", poisoned, "--yes");

        await healthy.EqualsUndisturbedAsync();
        Assert.Equal(1, await cluster.Database.CountAsync("select count(*) from studies"));
    }

    private static async Task<string> SaidAsync(TestCluster cluster, params string[] args)
    {
        using var command = new Command(
            Path.Combine(cluster.Folder, "home"), cluster.Folder, new Dictionary<string, string> { ["SWEEP_CLUSTER_NAME"] = cluster.Name },
            [.. args, "--cluster", cluster.Silos[0].Gateway.ToString()]);
        var (exitCode, said) = await command.WaitAsync();
        Assert.True(exitCode == 0, $"{string.Join(' ', args)}: exit code {exitCode}\n{said}");
        return said;
    }
}
