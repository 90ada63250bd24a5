using System.Collections.Concurrent;

namespace Sweep.Cluster.Harness.Chaos;

/// <param name="Fault">Its kind.</param>
/// <param name="Node">Whom it struck.</param>
/// <param name="At">When.</param>
internal sealed record Strike(string Fault, string Node, DateTimeOffset At);

/// <summary>When nodes were killed or frozen, by the clock that the nodes read too.</summary>
internal sealed class Strikes
{
    private readonly ConcurrentQueue<Strike> strikes = new();

    public void Add(IFault fault, SiloProcess silo) => strikes.Enqueue(new Strike(fault.Kind, silo.Name, TimeProvider.System.GetUtcNow()));

    /// <summary>What ended an attempt that ran from then to then: the first kill, or else the last freeze, which it may have outlived.</summary>
    public Strike? Behind(string node, DateTimeOffset from, DateTimeOffset to)
    {
        var meanwhile = strikes.Where(strike => strike.Node == node && strike.At >= from && strike.At <= to).ToList();
        return meanwhile.Find(strike => strike.Fault.StartsWith("kill", StringComparison.Ordinal)) ?? meanwhile.LastOrDefault();
    }
}
