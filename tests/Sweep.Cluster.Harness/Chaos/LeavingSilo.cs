namespace Sweep.Cluster.Harness.Chaos;

/// <summary>SIGTERM, and a new start once it has left.</summary>
internal sealed record LeavingSilo(string Target) : IFault
{
    public string Kind => "SIGTERM";

    public async Task HappenAsync(TestCluster cluster, Strikes strikes)
    {
        var silo = cluster.Silo(Target);
        await silo.TerminateAsync();
        silo.Start();
    }

    public override string ToString() => $"SIGTERM of {Target}, started when it has left";
}
