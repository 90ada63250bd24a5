namespace Sweep.Contracts.Results;

/// <summary>
/// A row's difference to the baseline in the sweep's metric, over trials that learned, with the 95 % interval that holds together
/// with all others of its table. The bounds are null where there is none (<see cref="Reason"/>).
/// </summary>
/// <param name="Pairs">Seed numbers of which both have a trial that learned.</param>
[GenerateSerializer, Immutable, Alias("sweep.Difference")]
public sealed record Difference(double Mean, double? Ci95Low, double? Ci95High, int Pairs, Verdict Verdict)
{
    /// <summary>The interval's bounds for new texts, which also differ from those validated on (Nadeau and Bengio, 2003).</summary>
    [Id(5)] public double? NewTextsLow { get; init; }

    /// <inheritdoc cref="NewTextsLow"/>
    [Id(6)] public double? NewTextsHigh { get; init; }

    /// <summary>The bound that decides on <see cref="Verdict.AsGood"/>: on the bad side of the mean, one-sided, over all rows.</summary>
    [Id(7)] public double? MarginBound { get; init; }

    /// <summary>Why there is no interval; null where there is one.</summary>
    [Id(8)] public NoIntervalReason? Reason { get; init; }
}
