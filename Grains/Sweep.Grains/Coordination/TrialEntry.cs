using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;

namespace Sweep.Grains.Coordination;

/// <summary>What the coordinator keeps in mind of a trial; the rest is in the store.</summary>
internal sealed class TrialEntry(TrialRow row)
{
    public TrialId Id { get; } = row.Id;
    public long Sweeps { get; } = row.Sweeps;
    public int Epochs { get; } = row.Hyperparameters.Epochs;
    public TrialState State { get; set; } = row.State;
    public int Attempt { get; set; } = row.Attempt;
    public int EpochsDone { get; set; } = row.State.IsFinal() ? row.Hyperparameters.Epochs : row.Last?.Epoch ?? 0;

    /// <summary>Set while the trial runs.</summary>
    public RunningAttempt? Running { get; set; }

    public Lease Lease => new(Id, Attempt);
}

/// <summary>An attempt that a node holds.</summary>
internal sealed class RunningAttempt(string node, string label, long renewedAt)
{
    public string Node { get; } = node;
    public string Label { get; } = label;

    /// <summary>Which life of the node took the trial: when it began; null if another coordinator gave the trial out.</summary>
    public DateTimeOffset? NodeSince { get; set; }

    /// <summary>TimeProvider timestamp of the node's last word on it.</summary>
    public long RenewedAt { get; set; } = renewedAt;

    public EpochMetrics? Last { get; set; }
}
