using Sweep.Contracts.Specs;
using Sweep.Formats.Tables;

namespace Sweep.Formats.Tests.Tables;

/// <summary>How many digits of a hyperparameter people are shown.</summary>
public sealed class RoundedValueTests
{
    [Theory]
    [InlineData("0.0050728543730322396", "0.005073")]
    [InlineData("1.1387942869264136E-05", "0.00001139")]
    [InlineData("1E-06", "0.000001")]
    [InlineData("1E-05", "0.00001")]
    [InlineData("1E-12", "1E-12")]
    [InlineData("\"1E-06x\"", "1E-06x")]
    [InlineData("0.25", "0.25")]
    [InlineData("0.0012345", "0.0012345")]
    [InlineData("123456", "123456")]
    [InlineData("[64,32]", "[64, 32]")]
    [InlineData("\"relu\"", "relu")]
    [InlineData("null", "null")]
    public void Long_fractions_are_cut_and_nothing_else(string json, string shown) => Assert.Equal(shown, RoundedValue.Write(new ParameterValue(json)));

    [Theory]
    [InlineData("0.12345678", "0.23456789", "0.1235")]
    [InlineData("0.12345678", "0.12347891", "0.12346")]
    [InlineData("0.12345678", "0.12345", "0.1235")]
    [InlineData("0.30000000000000004", "0.30000000000000009", "0.3")]
    public void Two_that_differ_are_shown_to_differ(string json, string other, string shown) =>
        Assert.Equal(shown, RoundedValue.Write(new ParameterValue(json), [new ParameterValue(json), new ParameterValue(other)]));
}
