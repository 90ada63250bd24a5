using Sweep.Cluster.Harness;

namespace Sweep.Outages.Tests;

/// <summary>Redis and PostgreSQL restarted, away, or taking no writes.</summary>
public sealed class ServerOutageTests
{
    [Fact]
    public async Task Nobody_notices_that_Redis_is_restarted_or_away()
    {
        await using var cluster = await TestCluster.StartAsync();
        using var study = cluster.Run(ShortTrainings.Eighteen);
        await cluster.Database.UntilEpochsAsync(10);
        await cluster.Redis.KillAsync();
        await cluster.Redis.StartAgainAsync();
        await cluster.Database.UntilEpochsAsync(30);
        await cluster.Redis.KillAsync();
        await Outage.LastAsync();
        await cluster.Redis.StartAgainAsync();

        await study.EqualsUndisturbedAsync();
        Assert.All(cluster.Silos, silo => Assert.Empty(silo.Ended));
    }

    [Fact]
    public async Task A_study_waits_for_PostgreSQL_says_so_and_goes_on()
    {
        await using var cluster = await TestCluster.StartAsync();
        using var study = cluster.Run(ShortTrainings.Eighteen);
        await cluster.Database.UntilEpochsAsync(10);
        await cluster.Postgres.KillAsync();
        await cluster.Postgres.StartAgainAsync();
        await cluster.Database.UntilEpochsAsync(30);
        await cluster.Postgres.KillAsync();
        await Outage.LastAsync();
        await cluster.Postgres.StartAgainAsync();

        var said = await study.EqualsUndisturbedAsync();
        Assert.Contains("does not answer", said, StringComparison.Ordinal);
        Assert.All(cluster.Silos, silo => Assert.Empty(silo.Ended));
        Assert.Equal(0, await cluster.Database.CountAsync("select count(*) from attempts where outcome = 'failed'"));
    }

    [Fact]
    public async Task A_study_waits_while_PostgreSQL_takes_no_writes_says_so_and_goes_on()
    {
        await using var cluster = await TestCluster.StartAsync();
        using var study = cluster.Run(ShortTrainings.Eighteen);
        await cluster.Database.UntilEpochsAsync(20);
        await cluster.Postgres.TakeWritesAsync(false);
        await Outage.LastAsync();
        await cluster.Postgres.TakeWritesAsync(true);

        var said = await study.EqualsUndisturbedAsync();
        Assert.Contains("takes no writes", said, StringComparison.Ordinal);
        Assert.Equal(0, await cluster.Database.CountAsync("select count(*) from attempts where outcome in ('failed', 'lost')"));
    }
}
