using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Results;

/// <summary>A study as the store knows it.</summary>
[GenerateSerializer, Immutable, Alias("sweep.StudyRow")]
public sealed record StudyRow
{
    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required StudySpec Spec { get; init; }
    [Id(2)] public required DatasetInfo Dataset { get; init; }
    [Id(3)] public StudyState State { get; init; }
    [Id(4)] public required DateTimeOffset CreatedAt { get; init; }
    [Id(5)] public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>W3C trace context of its submission; null if that was not traced.</summary>
    [Id(6)] public string? Trace { get; init; }

    /// <summary>What its trials report: names the values of every step, in order.</summary>
    [Id(7)] public MetricSet Metrics { get; init; } = MetricSet.TextClassifier;

    /// <summary>
    /// Why this version cannot read or plan the study, which then has no sweeps here, runs nothing, and can be deleted;
    /// null if it can.
    /// </summary>
    [Id(8)] public string? Unusable { get; init; }
}
