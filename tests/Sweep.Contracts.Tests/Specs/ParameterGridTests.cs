using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Tests.Specs;

public sealed class ParameterGridTests
{
    [Fact]
    public void Whole_numbers_are_counted_through() =>
        Assert.Equal(["3", "4", "5"], Values(new() { Key = "epochs", Distribution = Distribution.IntUniform, Min = 3, Max = 5 }));

    [Fact]
    public void Multiples_are_counted_through() =>
        Assert.Equal(["0", "0.1", "0.2", "0.3"], Values(new() { Key = "dropout", Distribution = Distribution.QUniform, Min = 0, Max = 0.3, Q = 0.1 }));

    [Fact]
    public void Multiples_between_exponentials_are_counted_through() =>
        Assert.Equal(["10", "20"], Values(new() { Key = "epochs", Distribution = Distribution.QLogUniform, Min = Math.Log(7), Max = Math.Log(29), Q = 10 }));

    [Fact]
    public void Listed_values_keep_their_order() =>
        Assert.Equal(["5", "1"], Values(new() { Key = "epochs", Distribution = Distribution.Categorical, Values = [ParameterValue.From(5), ParameterValue.From(1)] }));

    [Theory]
    [InlineData(Distribution.Uniform)]
    [InlineData(Distribution.LogUniform)]
    [InlineData(Distribution.LogUniformValues)]
    [InlineData(Distribution.InvLogUniformValues)]
    [InlineData(Distribution.Normal)]
    [InlineData(Distribution.QNormal)]
    [InlineData(Distribution.LogNormal)]
    [InlineData(Distribution.QLogNormal)]
    public void What_has_no_end_has_no_count(Distribution distribution)
    {
        var parameter = new ParameterSpec { Key = "dropout", Distribution = distribution, Min = 0.1, Max = 0.5, Q = 0.1, Mu = 0, Sigma = 1 };

        Assert.Null(ParameterGrid.Count(parameter));
        Assert.Throws<ArgumentException>(() => ParameterGrid.At(parameter, 0));
    }

    private static IEnumerable<string> Values(ParameterSpec parameter) =>
        Enumerable.Range(0, (int)ParameterGrid.Count(parameter)!).Select(i => ParameterGrid.At(parameter, i).Json);
}
