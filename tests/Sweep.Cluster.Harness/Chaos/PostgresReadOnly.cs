namespace Sweep.Cluster.Harness.Chaos;

/// <summary>PostgreSQL takes no writes for a while, as with a full disk.</summary>
internal sealed record PostgresReadOnly(TimeSpan Away) : IFault
{
    public string Kind => "PostgreSQL takes no writes";

    public string Target => "PostgreSQL";

    public async Task HappenAsync(TestCluster cluster, Strikes strikes)
    {
        await cluster.Postgres.TakeWritesAsync(false);
        await Lasting.For(Away);
        await cluster.Postgres.TakeWritesAsync(true);
    }

    public override string ToString() => $"PostgreSQL takes no writes for {Away.Text()}";
}
