using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Training;

/// <summary>All a node needs to train a trial.</summary>
/// <param name="Id">The trial.</param>
/// <param name="Attempt">The try's number, from 1.</param>
/// <param name="Hyperparameters">The configuration.</param>
/// <param name="Dataset">Where the text is.</param>
/// <param name="Fingerprint">What the data must hash to, so that every node trains on the same rows.</param>
/// <param name="SplitSeed">Seeds the split into training and validation rows; the same for all configurations of a seed number.</param>
/// <param name="TrialSeed">Seeds weights, shuffles and dropout; a function of study seed, configuration and seed number.</param>
[GenerateSerializer, Immutable, Alias("sweep.TrialWork")]
public sealed record TrialWork(
    TrialId Id,
    int Attempt,
    Hyperparameters Hyperparameters,
    DatasetSpec Dataset,
    string Fingerprint,
    long SplitSeed,
    long TrialSeed)
{
    /// <summary>The state to go on from; null to start afresh.</summary>
    [Id(7)] public byte[]? Checkpoint { get; init; }

    /// <summary>The node's device to train on, <c>cpu</c> or such as <c>cuda:0</c>.</summary>
    [Id(8)] public string Device { get; init; } = NodeDevice.Cpu;

    /// <summary>True if its end decides which trials run at all, as where the sweep stops at a target: no other may start before.</summary>
    [Id(9)] public bool EndDecides { get; init; }

    /// <summary>Share of the texts held out for confirmation, on which nothing is fitted, trained or selected; 0 for none.</summary>
    [Id(10)] public double TestSplit { get; init; }
}
