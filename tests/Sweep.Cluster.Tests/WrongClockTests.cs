using System.Text.Json.Nodes;
using Sweep.Cluster.Harness;
using Sweep.Testing;

namespace Sweep.Cluster.Tests;

/// <summary>Nodes whose clocks are five minutes apart.</summary>
public sealed class WrongClockTests
{
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Nodes_that_join_with_their_clocks_ahead_and_behind_train_like_any_other()
    {
        Assert.SkipWhen(WrongClock.Missing is not null, WrongClock.Missing ?? "");
        await using var cluster = await TestCluster.StartAsync(silos: 1);
        await using var ahead = cluster.NewSilo("ahead", WrongClock.Ahead(Apart));
        ahead.Start();
        await ahead.Ready;
        await using var behind = cluster.NewSilo("behind");
        behind.Start();
        await behind.Ready;
        Assert.Equal(Began(cluster, behind) + Apart, Began(cluster, ahead), TimeSpan.FromMinutes(1));
        using var study = cluster.Run(ShortTrainings.Eighteen);
        await Database.UntilAsync(async () => (await cluster.Database.RunningAsync()).Count == 3);

        await study.EqualsUndisturbedAsync(clocksAgree: false);
        Assert.Equal(["ahead", "behind", "silo-1"], await cluster.Database.QueryAsync(
            "select distinct node from attempts where outcome = 'completed' order by node", row => row.GetString(0)));
        Assert.Equal(0, await cluster.Database.CountAsync("select count(*) from attempts where ended_at < started_at"));
        Assert.Equal(0, await cluster.Database.CountAsync("select count(*) from attempts where outcome <> 'completed'"));
        Assert.All([cluster.Silos[0], ahead, behind], silo => Assert.Empty(silo.Ended));
    }

    /// <summary>What time it was, by the clock of the silo, when it wrote its first line.</summary>
    private static DateTimeOffset Began(TestCluster cluster, SiloProcess silo)
    {
        var log = Directory.GetFiles(Path.Combine(cluster.Folder, silo.Name, "logs")).Single();
        return JsonNode.Parse(File.ReadLines(log).First())!["@t"]!.GetValue<DateTimeOffset>();
    }
}
