using Sweep.Contracts.Results;

namespace Sweep.Grains.Tables.Inference;

/// <summary>
/// Rows that share one estimate of the spread, and the differences between any two rows by the method that suits them.
/// Out of the pool are rows that share trainings, but for the baseline, and rows that scatter unlike the rest.
/// </summary>
public sealed class RowPool
{
    private readonly SeedValue[][] live;
    private readonly int[] trials;
    private readonly bool[] sharing;
    private readonly HashSet<int> outlying;

    /// <param name="rows">All rows with results, shown or not: each helps to tell the spread.</param>
    /// <param name="baseline">
    /// Index of the baseline, which stays in the pool whatever it shares; null if there is none.
    /// </param>
    public RowPool(IReadOnlyList<ComparedRow> rows, int? baseline)
    {
        live = [.. rows.Select(row => row.Live.Where(v => double.IsFinite(v.Value)).ToArray())];
        trials = [.. rows.Select(row => row.Trials)];
        sharing = [.. rows.Select((row, index) => row.SharesTraining && index != baseline)];
        var first = Fit(row => !sharing[row]);
        outlying = [.. OutlyingRows.Of(first, rows.Count)];
        Model = outlying.Count == 0 ? first : Fit(row => !sharing[row] && !outlying.Contains(row));
    }

    /// <summary>The least squares of the rows in the pool; rows outside have no values there.</summary>
    public TwoWayModel Model { get; }

    /// <summary>Number of rows, in the pool or not.</summary>
    public int Rows => live.Length;

    /// <summary>Whether the row's values tell the pooled spread.</summary>
    public bool IsPooled(int row) => HasValues(row) && !sharing[row] && !outlying.Contains(row);

    /// <summary>Whether the row scatters unlike the rest, and so is out of the pool.</summary>
    public bool IsOutlying(int row) => outlying.Contains(row);

    /// <summary>Whether any of the row's trials learned.</summary>
    public bool HasValues(int row) => live[row].Length > 0;

    internal Sample SampleOf(int row) => Sample.Of(Array.ConvertAll(live[row], v => v.Value));

    /// <summary>The row less the baseline.</summary>
    public Contrast Between(int row, int baseline)
    {
        var method = sharing[row] || sharing[baseline] ? ContrastMethod.Paired
            : outlying.Contains(row) || outlying.Contains(baseline) ? ContrastMethod.Welch
            : ContrastMethod.Pooled;
        if (Missing(row, baseline) is { } reason)
            return Contrast.Without(reason, method);
        return method switch
        {
            ContrastMethod.Paired => UnpooledContrast.Paired(live[row], live[baseline]),
            ContrastMethod.Welch => UnpooledContrast.Welch(SampleOf(row), SampleOf(baseline)),
            _ => Pooled(row, baseline),
        };
    }

    private NoIntervalReason? Missing(int row, int baseline)
    {
        if (trials[row] == 0 || trials[baseline] == 0)
            return NoIntervalReason.NoTrials;
        return live[baseline].Length == 0 ? NoIntervalReason.BaselineNeverLearned
            : live[row].Length == 0 ? NoIntervalReason.RowNeverLearned
            : null;
    }

    private Contrast Pooled(int row, int baseline)
    {
        if (!Model.IsEstimable(row, baseline))
            return Contrast.Without(NoIntervalReason.NotEstimable, ContrastMethod.Pooled);
        var difference = Model.Difference(row, baseline);
        if (Model.Spread is not { } spread)
            return Contrast.Without(NoIntervalReason.NoDegreesOfFreedom, ContrastMethod.Pooled, difference);
        if (spread < Sample.LeastSpread)
            return Contrast.Without(NoIntervalReason.NoSpread, ContrastMethod.Pooled, difference);
        var square = spread * spread;
        return new Contrast(
            difference, square * Model.VarianceFactor(row, baseline), 2 * square, Model.Freedom, ContrastMethod.Pooled);
    }

    private TwoWayModel Fit(Func<int, bool> included) =>
        new([.. live.Select((values, row) => included(row) ? values : [])]);
}
