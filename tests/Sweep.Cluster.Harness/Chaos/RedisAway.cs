namespace Sweep.Cluster.Harness.Chaos;

/// <summary>Redis killed, and started again later.</summary>
internal sealed record RedisAway(TimeSpan Away) : IFault
{
    public string Kind => "Redis away";

    public string Target => "Redis";

    public async Task HappenAsync(TestCluster cluster, Strikes strikes)
    {
        await cluster.Redis.KillAsync();
        await Lasting.For(Away);
        await cluster.Redis.StartAgainAsync();
    }

    public override string ToString() => $"kill -9 of Redis, started after {Away.Text()}";
}
