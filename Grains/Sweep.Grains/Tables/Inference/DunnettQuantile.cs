using MathNet.Numerics.RootFinding;

namespace Sweep.Grains.Tables.Inference;

/// <summary>
/// The quantile that makes k differences to one baseline hold together (Dunnett, 1955 and 1964), to about 1e-8. Where
/// it does not apply, with correlations of 0 and below or more than 50 comparisons, Šidák's, which is a little larger.
/// </summary>
public static class DunnettQuantile
{
    /// <summary>Comparisons beyond which Šidák's quantile takes over.</summary>
    public const int MostComparisons = 50;

    /// <summary>The correlation of differences to a baseline of as many values as each row: ρ = n/(n + n).</summary>
    public const double Balanced = 0.5;

    /// <summary>Larger correlations count as this one, which is conservative.</summary>
    private const double MostCorrelation = 0.95;

    private static readonly BoundedCache<Question> Known = new(10_000, Sought);

    /// <summary>c such that all |tᵢ| stay within it with the given confidence.</summary>
    /// <param name="comparisons">k, at least 1; 1 gives Student's t.</param>
    /// <param name="freedom">ν, degrees of freedom of the pooled standard deviation, above 0.</param>
    /// <param name="correlation">
    /// ρ of the differences; of unequal ones the smallest, which is conservative (Slepian, 1962).
    /// </param>
    /// <param name="confidence">Above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double TwoSided(
        int comparisons, double freedom, double correlation = Balanced, double confidence = 0.95) =>
        Quantile(comparisons, freedom, correlation, confidence, twoSided: true);

    /// <summary>c such that all tᵢ stay below it with the given confidence.</summary>
    /// <inheritdoc cref="TwoSided"/>
    public static double OneSided(
        int comparisons, double freedom, double correlation = Balanced, double confidence = 0.95) =>
        Quantile(comparisons, freedom, correlation, confidence, twoSided: false);

    /// <summary>
    /// The probability that any |tᵢ| reaches this one by chance: the p-value adjusted for all k comparisons.
    /// </summary>
    public static double AdjustedP(double t, int comparisons, double freedom, double correlation = Balanced) =>
        Independent(comparisons, correlation)
            ? Sidak.Adjust(2 * Student.UpperTail(Math.Abs(t), freedom), comparisons)
            : 1 - Probability(comparisons, freedom, correlation, twoSided: true).At(Math.Abs(t));

    private static double Quantile(
        int comparisons, double freedom, double correlation, double confidence, bool twoSided)
    {
        var question = new Question(comparisons, freedom, correlation, confidence, twoSided);
        return Independent(comparisons, correlation) ? question.Bound(comparisons) : Known.Get(question);
    }

    private static double Sought(Question asked)
    {
        var probability = Probability(asked.Comparisons, asked.Freedom, asked.Correlation, asked.TwoSided);
        // It lies between the quantiles of perfectly correlated and of independent comparisons.
        var (low, high) = (asked.Bound(1) * 0.999, asked.Bound(asked.Comparisons) * 1.001);
        return Brent.FindRoot(c => probability.At(c) - asked.Confidence, low, high, 1e-9);
    }

    private static bool Independent(int comparisons, double correlation) =>
        comparisons == 1 || comparisons > MostComparisons || !(correlation > 0);

    private static DunnettProbability Probability(int comparisons, double freedom, double correlation, bool twoSided) =>
        new(comparisons, freedom, Math.Min(correlation, MostCorrelation), twoSided);

    private readonly record struct Question(
        int Comparisons, double Freedom, double Correlation, double Confidence, bool TwoSided)
    {
        public double Bound(int comparisons) => TwoSided
            ? Sidak.TwoSided(comparisons, Freedom, Confidence)
            : Sidak.OneSided(comparisons, Freedom, Confidence);
    }
}
