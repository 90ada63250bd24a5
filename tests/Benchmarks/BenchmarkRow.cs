namespace Sweep.Benchmarks;

/// <summary>One figure beside a peer's, both measured in the same run.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">Ours; null if it was not run.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Peer">What it is compared with, or why it was not run.</param>
/// <param name="PeerValue">The peer's.</param>
/// <param name="Target">What is aimed at; null if nothing is.</param>
internal sealed record BenchmarkRow(string Name, double? Value, string Unit, string Peer, double? PeerValue, double? Target = null)
{
    /// <summary>The median of several rounds' ratios where there were any, else that of the two values.</summary>
    public double? Ratio
    {
        get => field ?? Value / PeerValue;
        init;
    }

    /// <summary>What the target is of.</summary>
    public Aim Aim { get; init; } = Aim.Ratio;

    public bool? Met => Target is null ? null : Aim switch
    {
        Aim.AtLeast => Value is null ? null : Value >= Target,
        Aim.AtMost => Value is null ? null : Value <= Target,
        _ => Ratio is null ? null : Ratio >= Target,
    };
}

/// <summary>What a target says.</summary>
internal enum Aim
{
    /// <summary>Our value is at least so many times the peer's.</summary>
    Ratio,

    /// <summary>Our value is no less.</summary>
    AtLeast,

    /// <summary>Our value is no more.</summary>
    AtMost,
}
