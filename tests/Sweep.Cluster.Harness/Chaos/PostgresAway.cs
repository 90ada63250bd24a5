namespace Sweep.Cluster.Harness.Chaos;

/// <summary>PostgreSQL killed, and started again later.</summary>
internal sealed record PostgresAway(TimeSpan Away) : IFault
{
    public string Kind => "PostgreSQL away";

    public string Target => "PostgreSQL";

    public async Task HappenAsync(TestCluster cluster, Strikes strikes)
    {
        await cluster.Postgres.KillAsync();
        await Lasting.For(Away);
        await cluster.Postgres.StartAgainAsync();
    }

    public override string ToString() => $"kill -9 of PostgreSQL, started after {Away.Text()}";
}
