using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Coordination;

/// <summary>An attempt that a node holds.</summary>
internal sealed class RunningAttempt(TrialRow row, long renewedAt)
{
    private string? label;

    public Lease Lease { get; } = new(row.Id, row.Attempt);

    public string Node { get; } = row.Node ?? "";

    /// <summary>Which life of the node took the trial; null if another coordinator gave the trial out.</summary>
    public NodeLife? Life { get; set; }

    /// <summary>TimeProvider timestamp of the node's last word on it.</summary>
    public long RenewedAt { get; set; } = renewedAt;

    /// <summary>Whether the node has ever said that it holds the attempt.</summary>
    public bool Heard { get; set; }

    public Step? Last { get; set; } = row.Last;

    public RunningTrial Show(Hyperparameters start) =>
        new(row.Id, label ??= TrialLabel.Of(start, row), Node, row.Hyperparameters.Epochs, Last);
}
