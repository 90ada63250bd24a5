using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Tests.Specs;

public sealed class SeedCountsTests
{
    [Theory]
    [InlineData("5", null, null)]
    [InlineData("5", 5, null)]
    [InlineData("5 (b: 10)", null, 10)]
    [InlineData("10", 10, 10)]
    [InlineData("3 (b: 10)", 3, 10)]
    public void Seeds_are_one_number_and_the_sweeps_that_have_another(string words, int? first, int? second)
    {
        var study = new StudySpec { Name = "study", Seeds = 5, Sweeps = [Sweep("a", first), Sweep("b", second)] };

        Assert.Equal(words, SeedCounts.InWords(study));
    }

    private static SweepSpec Sweep(string name, int? seeds) =>
        new() { Name = name, Method = SearchMethod.Grid, Parameters = [], Seeds = seeds };
}
