using System.Text.Json.Nodes;

namespace Sweep.Cli.Tests.EndToEnd;

/// <summary>A study whose trials an earlier one has trained.</summary>
public sealed class ReusedStudyTests : IDisposable
{
    private readonly SweepHomeFolder home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task It_trains_nothing_says_so_and_lives_on_when_the_earlier_one_is_deleted()
    {
        var spec = home.File("toy.yaml", ToyStudy.Spec(epochs: 2));
        (await home.RunAsync("run", spec, "--out", "first")).Expect(0);
        var trained = Answers((await home.RunAsync("predict", "toy-1/1", "a dull film", "--json")).Expect(0));

        var second = (await home.RunAsync("run", spec, "--out", "second")).Expect(0);

        Assert.Contains("6 of 6 trials reused from earlier studies.", string.Join(' ', second.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("6 of 6 trials reused from earlier studies.", Read("second", "tables.md"), StringComparison.Ordinal);
        Assert.Contains("6 of 6 trials reused from earlier studies.", Read("second", "report.html"), StringComparison.Ordinal);
        Assert.All(JsonNode.Parse(Read("second", "tables.json"))!.AsArray(), table => Assert.Equal(6, (int)table!["reused"]!));
        Assert.Equal(ToyStudy.WithoutTimings(Read("first", "tables.json")), ToyStudy.WithoutTimings(Read("second", "tables.json")));
        Assert.Equal(Read("first", "epochs.csv"), Read("second", "epochs.csv"));
        Assert.Contains("(10 reused from earlier studies)", (await home.RunAsync("show", "toy-2")).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("toy-1/3", (await home.RunAsync("show", "toy-2/3")).Expect(0).Output, StringComparison.Ordinal);

        (await home.RunAsync("delete", "toy-1", "--yes")).Expect(0);
        Assert.Equal(trained, Answers((await home.RunAsync("predict", "toy-2/1", "a dull film", "--json")).Expect(0)));
        var third = JsonNode.Parse((await home.RunAsync("run", spec, "--json", "--out", "third")).Expect(0).Output)!;
        Assert.Equal(ToyStudy.Trials, (int)third["reused"]!);
    }

    /// <summary>The answers, without whose they are.</summary>
    private static string Answers(SweepResult predicted)
    {
        var answers = JsonNode.Parse(predicted.Output)!;
        return (answers is JsonObject document ? document["predictions"] ?? document : answers).ToJsonString();
    }

    private string Read(string folder, string file) => File.ReadAllText(Path.Combine(home.Work, folder, file));
}
