using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Results;

/// <summary>Which of a study's trials to list, in which order.</summary>
[GenerateSerializer, Immutable, Alias("sweep.TrialQuery")]
public sealed record TrialQuery
{
    /// <summary>Only those of the named sweep; null for all.</summary>
    [Id(0)] public string? Sweep { get; init; }

    /// <summary>Only those for which this holds (<see cref="Filters.TrialFilter"/>); null for all.</summary>
    [Id(1)] public string? Where { get; init; }

    /// <summary>
    /// A metric to order by, as finished trials ended; the others come last, in order of number. Null to order by number.
    /// </summary>
    [Id(2)] public string? Order { get; init; }

    /// <summary>A hyperparameter to order by instead, by <see cref="ParameterValueOrder"/>; null for none.</summary>
    [Id(6)] public string? By { get; init; }

    [Id(3)] public bool Descending { get; init; }

    /// <summary>How many to pass over.</summary>
    [Id(4)] public int Skip { get; init; }

    /// <summary>How many to give at most.</summary>
    [Id(5)] public int Take { get; init; } = 25;
}

/// <summary>Some of a study's trials.</summary>
/// <param name="Trials">In the order that was asked for.</param>
/// <param name="Total">How many there are in all; null where more follow under a condition, since not all were looked at.</param>
/// <param name="More">Whether more follow.</param>
[GenerateSerializer, Immutable, Alias("sweep.TrialPage")]
public sealed record TrialPage(IReadOnlyList<TrialRow> Trials, int? Total, bool More);
