using Sweep.Cluster.Harness;
using Sweep.Cluster.Harness.Chaos;

namespace Sweep.Cluster.Tests;

/// <summary>kill -9 of nodes that train, one at a time, with nothing else wrong.</summary>
public sealed class RecoveryTests
{
    private const int Kills = 3;

    [Fact]
    public async Task Trials_of_a_killed_node_go_on_after_their_last_stored_epoch()
    {
        var strikes = new Strikes();
        await using var cluster = await TestCluster.StartAsync();
        using var study = cluster.Run(ShortTrainings.Eighteen);
        var lost = new List<(string Attempt, int Epochs)>();
        for (var kill = 0; kill < Kills; kill++)
        {
            var silo = cluster.Silo(await cluster.Database.UntilSomethingTrainsAsync());
            strikes.Add(new KilledSilo(silo.Name, TimeSpan.Zero), silo);
            await silo.KillAsync();
            var trained = await cluster.Database.QueryAsync(
                $"select study, number, attempt, last_step from trials where state = 'running' and node = '{silo.Name}' and last_step < {ShortTrainings.Epochs}",
                row => (Trial: row.GetInt32(1), Attempt: row.GetInt32(2), Next: $"{row.GetString(0)}/{row.GetInt32(1)}#{row.GetInt32(2) + 1}", Epochs: row.GetInt32(3)));
            foreach (var (trial, attempt, next, epochs) in trained)
            {
                lost.Add((next, epochs));
                await Database.UntilAsync(async () => (await cluster.Database.RunningAsync()).Exists(running => running.Trial == trial && running.Attempt > attempt));
            }

            silo.Start();
            await silo.Ready;
        }

        await study.EqualsUndisturbedAsync();
        Assert.NotEmpty(lost);
        Assert.All(lost, attempt => Assert.True(WentOnAfter(cluster, attempt.Attempt) >= attempt.Epochs));
        foreach (var line in Recoveries.Describe(await Recoveries.ReadAsync(cluster.Database, strikes)))
            TestContext.Current.TestOutputHelper?.WriteLine(line);
    }

    /// <summary>The last epoch that an attempt did not train itself, as its node said.</summary>
    private static int WentOnAfter(TestCluster cluster, string attempt)
    {
        var begins = $"Attempt {attempt} went on after epoch ";
        var line = cluster.Silos.SelectMany(silo => silo.Said).Single(line => line.Contains(begins, StringComparison.Ordinal));
        return int.Parse(line[(line.IndexOf(begins, StringComparison.Ordinal) + begins.Length)..], System.Globalization.CultureInfo.InvariantCulture);
    }
}
