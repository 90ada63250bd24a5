using Sweep.Testing;

namespace Sweep.Cluster.Harness.Chaos;

/// <summary>SIGSTOP, and SIGCONT later.</summary>
internal sealed record FrozenSilo(string Target, TimeSpan Away) : IFault
{
    public string Kind => "SIGSTOP";

    public async Task HappenAsync(TestCluster cluster, Strikes strikes)
    {
        var silo = cluster.Silo(Target);
        strikes.Add(this, silo);
        silo.TrySend(Signal.Stop);
        await Lasting.For(Away);
        silo.TrySend(Signal.Continue);
    }

    public override string ToString() => $"SIGSTOP of {Target}, SIGCONT after {Away.Text()}";
}
