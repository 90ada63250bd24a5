using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Results;

/// <summary>One configuration of a table.</summary>
/// <param name="Values">Its value of each factor, in the table's order.</param>
/// <param name="Parameters">Trained numbers of its model; null if none of its trials has run.</param>
/// <param name="Trials">Trials that count: completed or stopped.</param>
/// <param name="SecondsPerEpoch">Median over trials of the median over epochs from the second on; reused trials left out.</param>
/// <param name="Metrics">One per metric of the table, in its order, over all trials that count; null where nothing was measured.</param>
/// <param name="Difference">To the baseline, in the sweep's metric; null for the baseline itself, and where there is none.</param>
/// <param name="IsBest">The best mean of the sweep's metric over trials that learned.</param>
[GenerateSerializer, Immutable, Alias("sweep.TableRow")]
public sealed record TableRow(
    IReadOnlyList<ParameterValue> Values,
    long? Parameters,
    int Trials,
    double? SecondsPerEpoch,
    IReadOnlyList<Estimate?> Metrics,
    Difference? Difference,
    Verdict Verdict,
    bool IsBest)
{
    /// <summary>How many of its trials learned; null where no trial counts.</summary>
    [Id(8)] public LearnedShare? Learned { get; init; }

    /// <summary>
    /// The sweep's metric over the trials that learned, with an interval over seeds; over all trials where none did. Null where
    /// nothing was measured.
    /// </summary>
    [Id(9)] public Estimate? Live { get; init; }

    /// <summary>
    /// <see cref="Live"/>'s mean, drawn towards that of all configurations by as much as the best of many is luck (Efron and Morris,
    /// 1975); null with one seed.
    /// </summary>
    [Id(10)] public double? Shrunken { get; init; }

    /// <summary><see cref="Verdict.LearnsLess"/> or <see cref="Verdict.LearnsMore"/>; null for neither.</summary>
    [Id(11)] public Verdict? Learning { get; init; }

    /// <summary>Means of the facts over the trials that learned, over all where none did; the median of the best epoch.</summary>
    [Id(12)] public TrialFacts Facts { get; init; } = TrialFacts.None;

    /// <summary>Trials of it that are planned.</summary>
    [Id(13)] public int Planned { get; init; }

    /// <summary>Some of its trainings are other rows' too, as where rows differ only in epochs.</summary>
    [Id(14)] public bool SharesTraining { get; init; }

    /// <summary>
    /// It scatters unlike the other rows, so it is out of the spread that they share, and compared by its own and the baseline's
    /// (Welch, 1947).
    /// </summary>
    [Id(15)] public bool OwnSpread { get; init; }

    /// <summary>The numbers of its trials that count and learned.</summary>
    [Id(16)] public IReadOnlyList<int> LiveTrials { get; init; } = [];
}

/// <summary>How many of a row's trials learned, with the 95 % interval of the share (Clopper and Pearson, 1934).</summary>
/// <param name="Count">Trials that learned.</param>
/// <param name="Of">Trials that count.</param>
/// <param name="Low">The least share.</param>
/// <param name="High">The greatest share.</param>
[GenerateSerializer, Immutable, Alias("sweep.LearnedShare")]
public sealed record LearnedShare(int Count, int Of, double Low, double High);
