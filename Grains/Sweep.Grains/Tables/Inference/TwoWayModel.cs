namespace Sweep.Grains.Tables.Inference;

/// <summary>
/// Least squares for y = μ(row) + β(seed) + e with any cells missing (Searle, 1987): what rows differ by once the seeds
/// they happen to have are allowed for. Time and memory grow with the number of values; only seeds enter a matrix.
/// </summary>
public sealed class TwoWayModel
{
    private readonly int[][] seedsOf;
    private readonly double[] means;
    private readonly SeedGroups groups;
    private readonly SeedEquations equations;
    private readonly SeedShares shares;
    private readonly double[][] residuals;

    /// <param name="rows">Finite values of each row; a row may have none.</param>
    public TwoWayModel(IReadOnlyList<IReadOnlyList<SeedValue>> rows)
    {
        var indices = new Dictionary<int, int>();
        seedsOf = [.. rows.Select(row => row.Select(v => Index(v.Seed)).ToArray())];
        Seeds = indices.Count;
        means = [.. rows.Select(row => row.Count == 0 ? double.NaN : row.Average(v => v.Value))];
        double[][] centered = [.. rows.Select((row, r) => row.Select(v => v.Value - means[r]).ToArray())];
        groups = new SeedGroups(Seeds, seedsOf);
        equations = new SeedEquations(groups, Seeds, seedsOf, centered);
        shares = new SeedShares(equations, seedsOf, Seeds);
        residuals = [.. centered.Select(Residuals)];

        var filled = seedsOf.Count(seeds => seeds.Length > 0);
        SeedFreedom = Seeds - groups.Count;
        Freedom = seedsOf.Sum(seeds => seeds.Length) - filled - SeedFreedom;
        ResidualSum = residuals.Sum(row => row.Sum(e => e * e));

        int Index(int seed) => indices.TryGetValue(seed, out var known) ? known : indices[seed] = indices.Count;
    }

    /// <summary>Distinct seed numbers.</summary>
    public int Seeds { get; }

    /// <summary>ν: values less the rank of the design, which is rows with values + seeds − connected groups.</summary>
    public int Freedom { get; }

    /// <summary>Seeds less connected groups.</summary>
    public int SeedFreedom { get; }

    /// <summary>Sum of squared residuals.</summary>
    public double ResidualSum { get; }

    /// <summary>s, the pooled standard deviation of one value; null without degrees of freedom.</summary>
    public double? Spread => Freedom > 0 ? Math.Sqrt(ResidualSum / Freedom) : null;

    /// <summary>
    /// The sum of squares of seeds beyond rows, and what it expects per unit of variance between seeds.
    /// </summary>
    internal (double Sum, double Trace) BetweenSeeds => (equations.Explained, equations.Trace);

    /// <summary>Whether the rows have values, and a chain of shared seeds links them.</summary>
    public bool IsEstimable(int row, int other) =>
        seedsOf[row] is [var a, ..] && seedsOf[other] is [var b, ..] && groups.Of(a) == groups.Of(b);

    /// <summary>The first row's mean less the other's, seeds allowed for; only where estimable.</summary>
    public double Difference(int row, int other) => Adjusted(row) - Adjusted(other);

    /// <summary>v'(X'X)⁻v of a difference: its variance in units of s²; 2/n in a balanced table.</summary>
    public double VarianceFactor(int row, int other) => CovarianceFactor(row, row, other);

    /// <summary>The covariance of two rows' differences to a third, in units of s².</summary>
    public double CovarianceFactor(int first, int second, int baseline)
    {
        var own = first == second ? 1.0 / seedsOf[first].Length : 0;
        return own + 1.0 / seedsOf[baseline].Length
            + shares.Form(first, second) - shares.Form(first, baseline)
            - shares.Form(baseline, second) + shares.Form(baseline, baseline);
    }

    /// <summary>A row's sum of squared residuals.</summary>
    public double ResidualSumOf(int row) => residuals[row].Sum(e => e * e);

    /// <summary>Residuals of a row, in the order of its values.</summary>
    public IReadOnlyList<double> Residuals(int row) => residuals[row];

    /// <summary>The leverage of each of a row's values, from 0 to 1.</summary>
    public IReadOnlyList<double> Leverages(int row)
    {
        var solution = shares.Solved(row);
        var own = 1.0 / seedsOf[row].Length + shares.Form(row, row);
        return [.. seedsOf[row].Select(seed => own + equations.Diagonal(seed) - 2 * solution[seed])];
    }

    private double Adjusted(int row) => means[row] - shares.Effect(row);

    private double[] Residuals(double[] centered, int row)
    {
        var offset = shares.Effect(row);
        return [.. centered.Zip(seedsOf[row], (value, seed) => value - equations.Effects[seed] + offset)];
    }
}
