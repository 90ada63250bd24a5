namespace Sweep.Grains.Tables.Inference;

/// <summary>
/// The smallest correlation between two rows' differences to one row: with it for all, intervals are conservative.
/// </summary>
internal static class SmallestCorrelation
{
    /// <returns>1/2 where fewer than two rows have pooled differences, and wherever all have as many values.</returns>
    public static double Of(RowPool pool, int baseline)
    {
        var model = pool.Model;
        if (!pool.IsPooled(baseline))
            return DunnettQuantile.Balanced;
        int[] rows = [.. Enumerable.Range(0, pool.Rows)
            .Where(row => row != baseline && model.IsEstimable(row, baseline))];
        double[] errors = Array.ConvertAll(rows, row => Math.Sqrt(model.VarianceFactor(row, baseline)));
        var smallest = double.PositiveInfinity;
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var covariance = model.CovarianceFactor(rows[i], rows[j], baseline);
                smallest = Math.Min(smallest, covariance / (errors[i] * errors[j]));
            }
        }

        // A balanced table's is 1/2 but for rounding, which must not make each table ask for a quantile of its own.
        return double.IsInfinity(smallest) ? DunnettQuantile.Balanced : Math.Round(smallest, 12);
    }
}
