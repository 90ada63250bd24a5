using FsCheck.Xunit;
using Sweep.Contracts.Randomness;
using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Tests.Specs;

public sealed class MultiplesTests
{
    [Theory]
    [InlineData(0, 0.3, 0.1, new[] { 0, 0.1, 0.2, 0.3 })]
    [InlineData(1, 10, 4, new[] { 4.0, 8 })]
    [InlineData(-1, 1, 1, new[] { -1.0, 0, 1 })]
    [InlineData(11, 19, 10, new double[0])]
    [InlineData(5, 5, 5, new[] { 5.0 })]
    public void They_are_counted_from_the_smallest(double low, double high, double q, double[] expected)
    {
        var multiples = Multiples.Within(low, high, q);

        Assert.Equal(expected.Length, multiples.Count);
        Assert.Equal(expected.Length == 0, multiples.IsEmpty);
        Assert.Equal(expected, Enumerable.Range(0, expected.Length).Select(i => multiples.At(i)));
    }

    [Theory]
    [InlineData(2.5, 2)]
    [InlineData(3.5, 4)]
    [InlineData(-9, 1)]
    [InlineData(99, 6)]
    public void Halves_round_to_even_and_the_rest_moves_inside(double x, double nearest) =>
        Assert.Equal(nearest, Multiples.Within(0.5, 6.9, 1).Nearest(x));

    [Fact]
    public void An_excluded_limit_is_not_reached() =>
        Assert.Equal(0.9, Multiples.Within(0, Math.BitDecrement(1.0), 0.1).Nearest(5));

    [Fact]
    public void Open_ends_have_no_count()
    {
        var multiples = Multiples.Within(double.NegativeInfinity, double.PositiveInfinity, 5);

        Assert.Equal(double.PositiveInfinity, multiples.Count);
        Assert.Equal(-15, multiples.Nearest(-13));
    }

    [Property]
    public void The_nearest_lies_inside_and_at_most_half_a_step_away(int seed)
    {
        var random = new SeededRandom(seed);
        var (low, width, q) = (random.NextNormal() * 10, 1 + random.NextDouble() * 50, 0.01 + random.NextDouble());
        var x = low + q + random.NextDouble() * (width - 2 * Math.Min(q, width / 2));

        var nearest = Multiples.Within(low, low + width, q).Nearest(x);

        Assert.InRange(nearest, low, low + width);
        Assert.True(Math.Abs(nearest - x) <= q * 1.5);
    }
}
