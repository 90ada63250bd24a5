namespace Sweep.Grains.Tables.Inference;

/// <summary>
/// Every row against one baseline, with intervals that all hold together (Dunnett, 1955 and 1964; Šidák, 1967 for rows
/// that have a spread of their own).
/// </summary>
/// <param name="Rows">In the order given.</param>
/// <param name="Spread">s, pooled over rows; null without degrees of freedom.</param>
/// <param name="Freedom">ν of s.</param>
/// <param name="Correlation">
/// The smallest between two rows' differences; 1/2 in a balanced table, and without a baseline.
/// </param>
/// <param name="Quantile">c(k, ν) of the pooled rows' intervals; null where there are none.</param>
public sealed record SimultaneousComparison(
    IReadOnlyList<RowComparison> Rows, double? Spread, int Freedom, double Correlation, double? Quantile)
{
    /// <param name="rows">
    /// All rows with results; fewer than were searched will do, with less to tell the spread from.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The baseline is none of the rows.</exception>
    public static SimultaneousComparison Of(IReadOnlyList<ComparedRow> rows, ComparisonDesign design)
    {
        if (design.Baseline is { } index)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, rows.Count);
        }

        var pool = new RowPool(rows, design.Baseline);
        var correlation = design is { Baseline: { } baseline, Comparisons: <= DunnettQuantile.MostComparisons }
            ? SmallestCorrelation.Of(pool, baseline)
            : DunnettQuantile.Balanced;
        var freedom = pool.Model.Freedom;
        double? quantile = design.Baseline is not null && freedom > 0
            ? DunnettQuantile.TwoSided(design.Comparisons, freedom, correlation, design.Confidence)
            : null;
        var compared = Enumerable.Range(0, rows.Count)
            .Select(row => Row(pool, row, design, quantile) with { OwnSpread = pool.IsOutlying(row) });
        return new SimultaneousComparison([.. compared], pool.Model.Spread, freedom, correlation, quantile);
    }

    private static RowComparison Row(RowPool pool, int row, ComparisonDesign design, double? quantile)
    {
        var together = design.Baseline is null ? Math.Max(1, design.Configurations) : 1;
        var mean = MeanIntervals.Of(pool, row, together, design.Confidence);
        if (design.Baseline is not { } baseline || baseline == row)
            return new RowComparison(mean, null, null, null, null);
        var contrast = pool.Between(row, baseline);
        if (contrast.Reason is not null)
            return new RowComparison(mean, contrast, null, null, null);
        var (k, freedom, confidence) = (design.Comparisons, contrast.Freedom, design.Confidence);
        var c = contrast.Method is ContrastMethod.Pooled ? quantile!.Value : Sidak.TwoSided(k, freedom, confidence);
        return new RowComparison(
            mean,
            contrast,
            c * contrast.StandardError,
            design.NewTextsRatio > 0
                ? c * Math.Sqrt(contrast.Variance + contrast.PerNewText * design.NewTextsRatio)
                : null,
            Sidak.OneSided(k, freedom, confidence) * contrast.StandardError);
    }
}
