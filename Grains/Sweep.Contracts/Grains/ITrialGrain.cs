using Sweep.Contracts.Results;
using Sweep.Contracts.Training;

namespace Sweep.Contracts.Grains;

/// <summary>
/// One attempt at one trial, on the node that trains it. Keyed by <see cref="Lease.ToString"/>, so a later attempt is
/// another grain and a late report finds only its own, superseded one. Calls are short: the training runs on a thread
/// of the node's host, which reports here.
/// </summary>
[Alias("sweep.ITrialGrain")]
public interface ITrialGrain : IGrainWithStringKey
{
    /// <summary>The trial's work, from its last checkpoint or that of a shorter trial if there is one; null if the attempt no longer holds.</summary>
    [Alias("Start")] Task<TrialWork?> Start(string node);

    /// <summary>Stores the model's summary, and what trains it (<see cref="TrialRow.Engine"/>).</summary>
    [Alias("Describe")] Task Describe(ModelSummary model, string? engine);

    /// <summary>Stores an epoch, with the checkpoint if there is one, and then answers whether to go on.</summary>
    [Alias("Report")] Task<TrialDecision> Report(EpochMetrics metrics, byte[]? checkpoint);

    /// <summary>Stores how the attempt ended.</summary>
    [Alias("End")] Task End(AttemptEnd end);
}

/// <summary>How an attempt ended.</summary>
public enum AttemptOutcome
{
    /// <summary>Every epoch is trained.</summary>
    Completed,

    /// <summary>Ended early for good.</summary>
    Stopped,

    /// <summary>Ended early, to go on from its checkpoint.</summary>
    Paused,

    /// <summary>Ended in an error.</summary>
    Failed,

    /// <summary>Its node died, fell silent or was cut off.</summary>
    Lost,
}

/// <summary>An attempt's end.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Error">Why, if it failed.</param>
/// <param name="Retryable">False if another try would fail the same way, as with data that cannot be read.</param>
[GenerateSerializer, Immutable, Alias("sweep.AttemptEnd")]
public sealed record AttemptEnd(AttemptOutcome Outcome, string? Error = null, bool Retryable = true)
{
    /// <summary>When its training was over, by the node's clock; null for now. To store it may take longer.</summary>
    [Id(3)] public DateTimeOffset? At { get; init; }

    /// <summary>What the trainer knew of the trial at its end.</summary>
    [Id(4)] public TrialFacts Facts { get; init; } = TrialFacts.None;
}
