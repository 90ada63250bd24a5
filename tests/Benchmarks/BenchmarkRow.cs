namespace Sweep.Benchmarks;

/// <summary>One figure beside a peer's, both measured in the same run.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">Ours; null if it was not run.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Peer">What it is compared with, or why it was not run.</param>
/// <param name="PeerValue">The peer's.</param>
/// <param name="Target">The ratio aimed at; null if none is set.</param>
/// <param name="AtMost">True if less is better, so that the target is an upper bound.</param>
internal sealed record BenchmarkRow(string Name, double? Value, string Unit, string Peer, double? PeerValue, double? Target = null, bool AtMost = false)
{
    public double? Ratio => Value / PeerValue;

    public bool? Met => Target is null || Ratio is null ? null : AtMost ? Ratio <= Target : Ratio >= Target;
}
