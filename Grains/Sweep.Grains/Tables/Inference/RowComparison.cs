using Sweep.Contracts.Results;

namespace Sweep.Grains.Tables.Inference;

/// <summary>One row of a comparison; numbers are in the metric's unit, and null where there are none.</summary>
/// <param name="Mean">What the row's live trials reached.</param>
/// <param name="Contrast">The difference to the baseline; null for the baseline itself, and without one.</param>
/// <param name="HalfWidth">Of the simultaneous interval of the difference, over seeds.</param>
/// <param name="NewTextsHalfWidth">
/// Of the same interval for new texts; null too where no ratio of texts was given.
/// </param>
/// <param name="OneSidedHalfWidth">From the difference to its one-sided bound, on either side: for a margin.</param>
public sealed record RowComparison(
    MeanEstimate Mean, Contrast? Contrast, double? HalfWidth, double? NewTextsHalfWidth, double? OneSidedHalfWidth)
{
    /// <summary>Whether the row scatters unlike the others, and so is out of the pooled spread.</summary>
    public bool OwnSpread { get; init; }

    /// <summary>The simultaneous interval of the difference.</summary>
    public Interval? Interval =>
        HalfWidth is { } half ? Inference.Interval.About(Contrast!.Difference!.Value, half) : null;

    /// <summary>The interval of the difference for new texts.</summary>
    public Interval? NewTexts =>
        NewTextsHalfWidth is { } half ? Inference.Interval.About(Contrast!.Difference!.Value, half) : null;

    /// <summary>The difference is at least this with the family's confidence, for a goal to maximize.</summary>
    public double? LowerBound => Contrast?.Difference - OneSidedHalfWidth;

    /// <summary>The difference is at most this with the family's confidence, for a goal to minimize.</summary>
    public double? UpperBound => Contrast?.Difference + OneSidedHalfWidth;

    /// <summary>Why there is no interval; null where there is one, and for the baseline.</summary>
    public NoIntervalReason? Reason => Contrast?.Reason;
}
