using System.Numerics;
using FsCheck.Xunit;
using Sweep.Contracts.Randomness;
using Sweep.Training.Kernels;

namespace Sweep.Training.Tests.Kernels;

public sealed class MatrixProductTests
{
    private const int Seed = 1;

    /// <summary>So that results are the same on processors with vectors of any width, to the last bit.</summary>
    [Property(MaxTest = 300)]
    public bool Every_number_is_the_sum_of_its_products_one_after_the_other(byte rows, byte depth, byte columns, bool transposed) =>
        IsSumInOrder<float>(1 + rows % 70, 1 + depth, 1 + columns % 140, transposed) && IsSumInOrder<double>(1 + rows % 70, 1 + depth, 1 + columns % 140, transposed);

    private static bool IsSumInOrder<T>(int rows, int depth, int columns, bool transposed) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new SeededRandom(Seed);
        T[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => T.CreateTruncating(random.NextDouble() - 0.5))];
        T[] left = Draw(rows * depth), right = Draw(depth * columns), sums = Draw(rows * columns);
        T[] expected = [.. sums];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                ref var sum = ref expected[row * columns + column];
                for (var p = 0; p < depth; p++)
                    sum = T.FusedMultiplyAdd(left[transposed ? p * rows + row : row * depth + p], right[p * columns + column], sum);
            }
        }

        MatrixProduct.Add(
            transposed ? new Matrix<T>(left, depth, rows).Transposed : new Matrix<T>(left, rows, depth), new Matrix<T>(right, depth, columns), new Matrix<T>(sums, rows, columns));
        return sums.AsSpan().SequenceEqual(expected);
    }
}
