using MathNet.Numerics.LinearAlgebra;

namespace Sweep.Grains.Tables.Inference;

/// <summary>
/// The normal equations of rows and seeds, with the rows eliminated: A β = b of one unknown per seed, however many rows
/// there are.
/// </summary>
internal sealed class SeedEquations
{
    private readonly double[] inverse;
    private readonly int seeds;

    /// <param name="rows">The seed indices of each row's values.</param>
    /// <param name="centered">Each row's values less their mean.</param>
    public SeedEquations(SeedGroups groups, int seeds, int[][] rows, double[][] centered)
    {
        this.seeds = seeds;
        var (matrix, right) = (new double[seeds, seeds], new double[seeds]);
        for (var row = 0; row < rows.Length; row++)
        {
            var share = 1.0 / rows[row].Length;
            for (var i = 0; i < rows[row].Length; i++)
            {
                var seed = rows[row][i];
                matrix[seed, seed]++;
                right[seed] += centered[row][i];
                foreach (var other in rows[row])
                    matrix[seed, other] -= share;
            }
        }

        for (var seed = 0; seed < seeds; seed++)
            Trace += matrix[seed, seed];
        // A is singular: each group's effects are known up to a constant. Asking that they add up to 0 makes it
        // regular, and its inverse then is a generalized inverse of A.
        for (var i = 0; i < seeds; i++)
        {
            for (var j = 0; j < seeds; j++)
                matrix[i, j] += groups.Of(i) == groups.Of(j) ? 1 : 0;
        }

        inverse = seeds == 0 ? [] : Matrix<double>.Build.DenseOfArray(matrix).Inverse().ToColumnMajorArray();
        Effects = Apply(right);
        Explained = Effects.Zip(right, (effect, sum) => effect * sum).Sum();
    }

    /// <summary>β, each seed's effect; they add up to 0 within a group.</summary>
    public double[] Effects { get; }

    /// <summary>The sum of squares that the seeds explain beyond the rows.</summary>
    public double Explained { get; }

    /// <summary>The trace of A: what <see cref="Explained"/> expects of each unit of variance between seeds.</summary>
    public double Trace { get; }

    /// <summary>A⁻ times a vector of one number per seed.</summary>
    public double[] Apply(double[] vector)
    {
        var product = new double[seeds];
        for (var i = 0; i < seeds; i++)
        {
            for (var j = 0; j < seeds; j++)
                product[i] += inverse[i * seeds + j] * vector[j];
        }

        return product;
    }

    /// <summary>The element of A⁻ at a seed's diagonal.</summary>
    public double Diagonal(int seed) => inverse[seed * seeds + seed];
}
