namespace Sweep.Contracts.Results;

/// <summary>Finished trials of a sweep, or of all, for pictures that cannot show a million.</summary>
/// <param name="Trials">In order of number; where there are too many, evenly chosen, and the best among them.</param>
/// <param name="Of">How many finished with the metric in all.</param>
/// <param name="Records">In order of number, those that were better than all before them.</param>
[GenerateSerializer, Immutable, Alias("sweep.TrialSample")]
public sealed record TrialSample(IReadOnlyList<TrialRow> Trials, int Of, IReadOnlyList<TrialRecord> Records)
{
    /// <summary>How much of what the metric varies by goes with each parameter of the sweep, the greatest share first.</summary>
    [Id(0)] public IReadOnlyList<ParameterShare> Importance { get; init; } = [];

    /// <summary>
    /// How much of it lies between the seeds of a configuration, from 0 to 1, and goes with no parameter at all; null if
    /// no configuration has two seeds that learned.
    /// </summary>
    [Id(1)] public double? SeedShare { get; init; }
}

/// <summary>A trial that was better than all of lower numbers.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Value">What it ended with, in the sweep's metric.</param>
[GenerateSerializer, Immutable, Alias("sweep.TrialRecord")]
public readonly record struct TrialRecord([property: Id(0)] int Number, [property: Id(1)] double Value);
