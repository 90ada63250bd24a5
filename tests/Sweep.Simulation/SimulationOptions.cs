namespace Sweep.Simulation;

/// <summary>What is simulated; all times are virtual.</summary>
public sealed record SimulationOptions
{
    public int Nodes { get; init; } = 1000;

    public int SlotsPerNode { get; init; } = 8;

    public int Trials { get; init; } = 1_000_000;

    /// <summary>The number all randomness starts from.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Half of the trials take no longer. Lengths are log-normal, so some take a hundred times as long.</summary>
    public TimeSpan MedianLength { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Standard deviation of a length's natural logarithm.</summary>
    public double LengthSpread { get; init; } = 1;

    /// <summary>How long a node lives on average; lives are exponential, so old nodes are as likely to die as young ones.</summary>
    public TimeSpan MeanLife { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a dead node is away before it starts again, under its name.</summary>
    public TimeSpan Away { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>When the membership declares a dead node dead.</summary>
    public TimeSpan Detection { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The longest a node waits before it calls again, ten times what real ones do: fewer calls that find nothing.</summary>
    public TimeSpan PullInterval { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>What a message takes, one way, with the store's part in the answer.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.FromMilliseconds(5);
}
