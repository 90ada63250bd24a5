using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Results;

/// <summary>A trial as the store knows it.</summary>
[GenerateSerializer, Immutable, Alias("sweep.TrialRow")]
public sealed record TrialRow
{
    [Id(0)] public required TrialId Id { get; init; }
    [Id(1)] public required Hyperparameters Hyperparameters { get; init; }

    /// <summary>Seed number from 0; trials of one number share their split and are compared in pairs.</summary>
    [Id(2)] public required int SeedNumber { get; init; }

    /// <summary>The sweeps of the study this trial belongs to: bit n is the study's n-th sweep.</summary>
    [Id(3)] public required long Sweeps { get; init; }

    [Id(4)] public TrialState State { get; init; }

    /// <summary>The number of the last try at running it; 0 before the first. Reports of earlier ones are refused.</summary>
    [Id(5)] public int Attempt { get; init; }

    /// <summary>Tries that ended in an error; pauses and moves do not count.</summary>
    [Id(6)] public int Failures { get; init; }

    /// <summary>Where the last attempt runs or ran.</summary>
    [Id(7)] public string? Node { get; init; }

    /// <summary>Why it failed, or why the last failed attempt did.</summary>
    [Id(8)] public string? Error { get; init; }

    [Id(9)] public DateTimeOffset? StartedAt { get; init; }
    [Id(10)] public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Numbers by name that are no metrics; none until the trial has run.</summary>
    [Id(11)] public TrialFacts Facts { get; init; } = TrialFacts.None;

    /// <summary>The last step; null before the first.</summary>
    [Id(12)] public Step? Last { get; init; }

    /// <summary>Mean seconds an epoch.</summary>
    [Id(13)] public double? SecondsPerEpoch { get; init; }

    /// <summary>
    /// The nodes whose process died while it trained there, one after the other since its last new epoch, separated by
    /// ", "; null for none.
    /// </summary>
    [Id(14)] public string? DiedOn { get; init; }

    /// <summary>
    /// What trained its epochs: an engine and a kind of device, e.g. <c>1 (TorchSharp 0.107.0) cpu</c>; <c>mixed</c> if
    /// several did; null if nothing has, or nobody said.
    /// </summary>
    [Id(15)] public string? Engine { get; init; }

    /// <summary>The trial of another study that trained it, whose results these are; null if it was trained itself.</summary>
    [Id(16)] public TrialId? ReusedFrom { get; init; }

    /// <summary>Trained numbers of the model; null until the trial has run.</summary>
    public long? Parameters => (long?)Facts[FactNames.Parameters];

    /// <summary>True if its numbers count: it trained all its steps, or was stopped for good.</summary>
    public bool Counts => State is TrialState.Completed or TrialState.Stopped && Last is not null;

    /// <summary>True if the trial ended at chance.</summary>
    public bool Collapsed => Facts[FactNames.Collapsed] > 0;

    public bool InSweep(int index) => (Sweeps & (1L << index)) != 0;
}
