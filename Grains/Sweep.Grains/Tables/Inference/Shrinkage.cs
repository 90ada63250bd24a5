namespace Sweep.Grains.Tables.Inference;

/// <summary>
/// What configurations can be expected to reach again: means drawn towards their common mean, the more the less they
/// differ for their noise (Efron and Morris, 1975). The best of many was partly lucky, and falls most.
/// </summary>
/// <param name="TauSquared">τ², the variance between configurations that noise does not explain.</param>
/// <param name="Values">m + B·(mean − m) with B = τ²/(τ² + s²/n), in the order given.</param>
public sealed record Shrinkage(double TauSquared, IReadOnlyList<double> Values)
{
    /// <param name="means">Of all configurations with live trials, shown or not.</param>
    /// <param name="squaredErrors">
    /// s²/n of each: the pooled variance over the configuration's own number of live trials.
    /// </param>
    /// <returns>Null with fewer than two configurations: nothing tells how configurations differ.</returns>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static Shrinkage? Of(IReadOnlyList<double> means, IReadOnlyList<double> squaredErrors)
    {
        if (means.Count != squaredErrors.Count)
            throw new ArgumentException("There must be one squared error for each mean.", nameof(squaredErrors));
        if (means.Count < 2)
            return null;
        var sample = Sample.Of([.. means]);
        var tau = Math.Max(0, sample.Variance - squaredErrors.Average());
        return new Shrinkage(tau, [.. means.Zip(squaredErrors, Shrunken)]);

        double Shrunken(double mean, double error) =>
            tau > 0 ? sample.Mean + tau / (tau + error) * (mean - sample.Mean) : sample.Mean;
    }
}
