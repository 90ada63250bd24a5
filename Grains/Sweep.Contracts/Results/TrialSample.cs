namespace Sweep.Contracts.Results;

/// <summary>Finished trials of a sweep, or of all, for pictures that cannot show a million.</summary>
/// <param name="Trials">In order of number; where there are too many, evenly chosen, and the best among them.</param>
/// <param name="Of">How many finished with the metric in all.</param>
/// <param name="Records">In order of number, those that were better than all before them.</param>
[GenerateSerializer, Immutable, Alias("sweep.TrialSample")]
public sealed record TrialSample(IReadOnlyList<TrialRow> Trials, int Of, IReadOnlyList<TrialRecord> Records);

/// <summary>A trial that was better than all of lower numbers.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Value">What it ended with, in the sweep's metric.</param>
[GenerateSerializer, Immutable, Alias("sweep.TrialRecord")]
public readonly record struct TrialRecord([property: Id(0)] int Number, [property: Id(1)] double Value);
