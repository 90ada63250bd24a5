namespace Sweep.Grains.Tables.Inference;

/// <summary>
/// Student's t for several comparisons at once (Šidák, 1967). Two-sided, the family holds whatever the correlations;
/// one-sided, if none is negative, as with differences to one baseline.
/// </summary>
public static class Sidak
{
    /// <summary>The confidence each of so many comparisons needs for all to hold together.</summary>
    public static double Each(int comparisons, double confidence) => Math.Pow(confidence, 1.0 / comparisons);

    /// <param name="comparisons">At least 1.</param>
    /// <param name="freedom">Degrees of freedom, above 0; need not be whole.</param>
    /// <param name="confidence">Of all comparisons together.</param>
    public static double TwoSided(int comparisons, double freedom, double confidence = 0.95) =>
        Student.Upper(Tail(comparisons, confidence) / 2, freedom);

    /// <inheritdoc cref="TwoSided"/>
    public static double OneSided(int comparisons, double freedom, double confidence = 0.95) =>
        Student.Upper(Tail(comparisons, confidence), freedom);

    /// <summary>
    /// The probability that any of so many comparisons is as extreme by chance, from one's own p-value.
    /// </summary>
    public static double Adjust(double pValue, int comparisons) =>
        -Expm1(comparisons * MathNet.Numerics.SpecialFunctions.Log1p(-Math.Min(pValue, 1)));

    /// <summary>1 − confidence^(1/k), without cancellation where k is large.</summary>
    private static double Tail(int comparisons, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(comparisons);
        return -Expm1(Math.Log(confidence) / comparisons);
    }

    private static double Expm1(double x) => MathNet.Numerics.SpecialFunctions.Expm1(x);
}
