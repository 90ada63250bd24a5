namespace Sweep.Grains.Tables.Inference;

/// <summary>
/// Intervals of rows' means. Rows out of the pool, and all where it has no degrees of freedom, use their own spread.
/// </summary>
public static class MeanIntervals
{
    /// <param name="pool">The rows.</param>
    /// <param name="row">Which of them.</param>
    /// <param name="together">
    /// Means whose intervals are to hold together (Šidák, 1967); 1 for an interval that stands alone.
    /// </param>
    /// <param name="confidence">Of those intervals.</param>
    public static MeanEstimate Of(RowPool pool, int row, int together = 1, double confidence = 0.95)
    {
        var own = pool.SampleOf(row);
        if (own.Count == 0)
            return new MeanEstimate(0, null, null, null);
        if (pool.IsPooled(row) && pool.Model.Spread is { } spread)
        {
            var (variance, freedom) = OverSeeds(pool.Model);
            return new MeanEstimate(
                own.Count, own.Mean, Half(spread * spread, pool.Model.Freedom), Half(variance, freedom));
        }

        var half = own.Count < 2 ? null : Half(own.Variance, own.Count - 1);
        return new MeanEstimate(own.Count, own.Mean, half, half);

        double? Half(double variance, double freedom) => Math.Sqrt(variance) < Sample.LeastSpread
            ? null
            : Sidak.TwoSided(together, freedom, confidence) * Math.Sqrt(variance / own.Count);
    }

    /// <summary>
    /// The variance of one value over seeds, σ(seed)² + σ², by equating the seeds' sum of squares with what it expects
    /// (Henderson, 1953, his third method), and its degrees of freedom (Satterthwaite, 1946).
    /// </summary>
    private static (double Variance, double Freedom) OverSeeds(TwoWayModel model)
    {
        var within = model.ResidualSum / model.Freedom;
        var (sum, trace) = model.BetweenSeeds;
        // With one seed a group, or seeds that differ less than chance has them, the spread within is all there is.
        if (model.SeedFreedom == 0 || sum <= model.SeedFreedom * within)
            return (within, model.Freedom);
        var between = sum / trace;
        var rest = within * (1 - model.SeedFreedom / trace);
        var freedom = Math.Pow(between + rest, 2)
            / (between * between / model.SeedFreedom + rest * rest / model.Freedom);
        return (between + rest, freedom);
    }
}
