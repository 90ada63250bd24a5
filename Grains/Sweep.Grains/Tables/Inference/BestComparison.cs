using Sweep.Contracts.Results;

namespace Sweep.Grains.Tables.Inference;

/// <summary>
/// Every row against the best of the others, without a baseline (Hsu, 1996: constrained multiple comparisons with the
/// best).
/// </summary>
/// <param name="Interval">
/// Of the row's advantage, positive for better whatever the goal; null where there is none. It ends at 0 or holds it: a
/// row whose interval starts at 0 is the best, and one whose interval ends at 0 is not.
/// </param>
/// <param name="Reason">Why there is none.</param>
public sealed record BestComparison(Interval? Interval, NoIntervalReason? Reason)
{
    /// <summary>The best of all configurations searched, with the family's confidence.</summary>
    public bool IsBest => Interval is { Low: >= 0 };

    /// <summary>Shown to be no better than the best of the others.</summary>
    public bool IsNotBest => Interval is { High: <= 0 };

    /// <param name="pool">Rows; those that never learned are no candidates.</param>
    /// <param name="row">The row asked for.</param>
    /// <param name="maximize">Whether more is better.</param>
    /// <param name="configurations">All that were searched, at least 2.</param>
    /// <returns>
    /// The difference to each other row with a one-sided bound by Dunnett's quantile, or Šidák's for rows out of the
    /// pool. With no other candidate there is nothing to compare with, and no interval either.
    /// </returns>
    public static BestComparison Of(RowPool pool, int row, bool maximize, int configurations, double confidence = 0.95)
    {
        var (k, sign) = (Math.Max(1, configurations - 1), maximize ? 1 : -1);
        var (low, high) = (double.PositiveInfinity, double.PositiveInfinity);
        double? pooled = null;
        for (var other = 0; other < pool.Rows; other++)
        {
            // A row that never learned is no rival.
            if (other == row || !pool.HasValues(other))
                continue;
            var contrast = pool.Between(row, other);
            if (contrast.Reason is { } reason)
                return new BestComparison(null, reason);
            var c = contrast.Method is ContrastMethod.Pooled
                ? pooled ??= Quantile(pool, row, k, confidence)
                : Sidak.OneSided(k, contrast.Freedom, confidence);
            var (advantage, half) = (sign * contrast.Difference!.Value, c * contrast.StandardError);
            (low, high) = (Math.Min(low, advantage - half), Math.Min(high, advantage + half));
        }

        return double.IsInfinity(low)
            ? new BestComparison(null, NoIntervalReason.NotEstimable)
            : new BestComparison(new Interval(Math.Min(0, low), Math.Max(0, high)), null);
    }

    private static double Quantile(RowPool pool, int row, int comparisons, double confidence)
    {
        var correlation = comparisons > DunnettQuantile.MostComparisons
            ? DunnettQuantile.Balanced
            : SmallestCorrelation.Of(pool, row);
        return DunnettQuantile.OneSided(comparisons, pool.Model.Freedom, correlation, confidence);
    }
}
