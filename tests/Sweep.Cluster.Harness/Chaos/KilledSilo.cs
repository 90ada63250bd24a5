namespace Sweep.Cluster.Harness.Chaos;

/// <summary>kill -9 of one silo.</summary>
internal sealed record KilledSilo(string Target, TimeSpan Away) : IFault
{
    public string Kind => "kill -9 of one";

    public async Task HappenAsync(TestCluster cluster, Strikes strikes)
    {
        var silo = cluster.Silo(Target);
        strikes.Add(this, silo);
        await silo.KillAsync();
        await Lasting.For(Away);
        silo.Start();
    }

    public override string ToString() => $"kill -9 of {Target}, started after {Away.Text()}";
}
