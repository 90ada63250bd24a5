namespace Sweep.Cluster.Harness.Chaos;

/// <summary>kill -9 of all silos at once, whatever else is happening to one of them.</summary>
internal sealed record AllSilosKilled(TimeSpan Away) : IFault
{
    public string Kind => "kill -9 of all";

    public string Target => "all silos";

    public async Task HappenAsync(TestCluster cluster, Strikes strikes)
    {
        foreach (var silo in cluster.Silos)
            strikes.Add(this, silo);
        await Task.WhenAll(cluster.Silos.Select(silo => silo.KillAsync()));
        await Lasting.For(Away);
        foreach (var silo in cluster.Silos)
            silo.Start();
    }

    public override string ToString() => $"kill -9 of all silos, started after {Away.Text()}";
}
