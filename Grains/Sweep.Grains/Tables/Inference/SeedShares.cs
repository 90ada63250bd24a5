namespace Sweep.Grains.Tables.Inference;

/// <summary>The share of each row's values that each seed has, and what the seeds' equations make of it.</summary>
internal sealed class SeedShares(SeedEquations equations, int[][] seedsOf, int seeds)
{
    private readonly double[][] shares = Array.ConvertAll(seedsOf, row => Of(row, seeds));
    private readonly double[]?[] solved = new double[]?[seedsOf.Length];

    /// <summary>The mean effect of the row's seeds.</summary>
    public double Effect(int row) => Product(shares[row], equations.Effects);

    /// <summary>A⁻ times the row's shares, kept.</summary>
    public double[] Solved(int row) => solved[row] ??= equations.Apply(shares[row]);

    /// <summary>The row's shares times A⁻ times another row's.</summary>
    public double Form(int row, int other) => Product(shares[row], Solved(other));

    private static double Product(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static double[] Of(int[] row, int seeds)
    {
        var share = new double[seeds];
        foreach (var seed in row)
            share[seed] += 1.0 / row.Length;
        return share;
    }
}
