using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Tests.Specs;

public sealed class ParameterValueOrderTests
{
    [Theory]
    [InlineData("[64]", "8", "128", "8", "[64]", "128")]
    [InlineData("[64,32]", "[128]", "[64]", "[64]", "[128]", "[64,32]")]
    [InlineData("\"tanh\"", "0.5", "\"relu\"", "0.5", "\"relu\"", "\"tanh\"")]
    [InlineData("true", "null", "false", "false", "null", "true")]
    [InlineData("[8,16,32]", "[128]", "[16,8]", "[128]", "[16,8]", "[8,16,32]")]
    [InlineData("1E-05", "0.1", "1E-06", "1E-06", "1E-05", "0.1")]
    public void Numbers_stand_by_size_and_before_names(string a, string b, string c, params string[] expected) =>
        Assert.Equal(expected, new[] { a, b, c }.Select(json => new ParameterValue(json)).Order(ParameterValueOrder.Instance).Select(value => value.Json));
}
