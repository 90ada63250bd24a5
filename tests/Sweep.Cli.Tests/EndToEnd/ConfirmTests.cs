using System.Text.Json.Nodes;

namespace Sweep.Cli.Tests.EndToEnd;

/// <summary>Confirming the best rows of a study, from a terminal.</summary>
public sealed class ConfirmTests : IDisposable
{
    private readonly SweepHomeFolder home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task The_best_rows_are_trained_again_and_the_second_time_nothing_is()
    {
        (await home.RunAsync("run", home.File("toy.yaml", ToyStudy.Spec(epochs: 2)))).Expect(0);

        var unnamed = (await home.RunAsync("confirm", "toy-1")).Expect(2);
        Assert.Contains("toy-1 has several sweeps; name one, for example toy-1/units. It has units, model.", unnamed.Error, StringComparison.Ordinal);

        var first = (await home.RunAsync("confirm", "toy-1/units", "--top", "1", "--seeds", "2")).Expect(0);
        Assert.Contains("Confirmation of toy-1/units with 2 fresh seeds, from number 1000 on (toy-1-units-confirm-1)", first.Output, StringComparison.Ordinal);
        Assert.Contains("test acc", first.Output, StringComparison.Ordinal);
        Assert.All(first.Output.Split('\n'), line => Assert.InRange(line.TrimEnd('\r').Length, 0, 100));

        var again = (await home.RunAsync("confirm", "toy-1/units", "--top", "1", "--seeds", "2", "--json")).Expect(0);
        Assert.Contains("Nothing is trained: toy-1-units-confirm-1 has the answer.", again.Error, StringComparison.Ordinal);
        var json = JsonNode.Parse(again.Output)!;
        Assert.Equal("toy-1-units-confirm-1", (string?)json["study"]);
        Assert.Equal("test_accuracy", (string?)json["confirmation"]!["measure"]!["name"]);
        Assert.All(json["confirmation"]!["rows"]!.AsArray(), row => Assert.InRange((double)row!["measured"]!, 0.3, 1));

        var shown = (await home.RunAsync("confirm", "toy-1-units-confirm-1", "--format", "md", "--lang", "es")).Expect(0);
        Assert.Contains("| mejor época |", shown.Output, StringComparison.Ordinal);
    }
}
