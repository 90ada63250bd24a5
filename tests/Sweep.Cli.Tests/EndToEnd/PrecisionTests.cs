using System.Text.Json.Nodes;

namespace Sweep.Cli.Tests.EndToEnd;

/// <summary>Running as many seeds as a precision needs.</summary>
public sealed class PrecisionTests : IDisposable
{
    private readonly SweepHomeFolder home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task A_second_stage_adds_seeds_and_what_they_will_see_is_said_before_the_first()
    {
        var spec = home.File("toy.yaml", ToyStudy.Spec(epochs: 2));
        (await home.RunAsync("run", spec)).Expect(0);

        var run = (await home.RunAsync("run", spec, "--precision", "0.0001", "--max-seeds", "6", "--json")).Expect(0);

        Assert.Matches(@"With 5 seeds a difference of 0\.\d{3} is seen 80 % of the time \(noise of toy-1\)\.", run.Error);
        Assert.Matches(@"Precision: the widest interval of 5 seeds is ± 0\.\d{4}; ± 0\.0001 needs \d+ seeds, and --max-seeds allows 6\.", run.Error);
        var rows = JsonNode.Parse(run.Output)!["tables"]!.AsArray().SelectMany(table => table!["rows"]!.AsArray());
        Assert.All(rows, row => Assert.Equal(6, (int)row!["trials"]!));
    }

    [Theory]
    [InlineData("--precision is a number above 0", "--precision", "0")]
    [InlineData("leave out --detach", "--precision", "0.01", "--detach")]
    [InlineData("--max-seeds is a whole number from 5", "--precision", "0.01", "--max-seeds", "3")]
    public async Task What_cannot_be_is_said_before_anything_starts(string message, params string[] options) =>
        Assert.Contains(message, (await home.RunAsync(["run", home.File("toy.yaml", ToyStudy.Spec(epochs: 1)), .. options])).Expect(2).Error, StringComparison.Ordinal);
}
