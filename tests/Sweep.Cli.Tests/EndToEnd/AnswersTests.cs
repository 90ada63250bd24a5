using System.Text.Json.Nodes;

namespace Sweep.Cli.Tests.EndToEnd;

/// <summary>What trained models get wrong, from a terminal.</summary>
public sealed class AnswersTests(CompletedStudy study) : IClassFixture<CompletedStudy>
{
    /// <summary>A fifth of the 2,800 reviews.</summary>
    private const int ValidationTexts = 560;

    [Fact]
    public async Task Answers_are_those_that_the_tables_accuracy_was_computed_from()
    {
        var answers = JsonNode.Parse((await study.Home.RunAsync("answers", "toy-1/units", "--texts", "3", "--json")).Expect(0).Output)!.AsArray().Single()!;
        var table = JsonNode.Parse((await study.Home.RunAsync("table", "toy-1/units", "--json")).Expect(0).Output)!.AsArray().Single()!;

        foreach (var (row, shown) in answers["rows"]!.AsArray().Zip(table["rows"]!.AsArray()))
        {
            Assert.Equal(shown!["values"]!["units"]!.ToJsonString(), row!["values"]![0]!.ToJsonString());
            Assert.Equal((int)shown["learned"]!["count"]!, (int)row["trials"]!);
            if ((int)row["trials"]! == 0)
                continue;
            Assert.Equal((double)shown["live"]!["mean"]!, (double)row["answers"]!["confusion"]!["accuracy"]!, 9);
            Assert.Equal((int)row["trials"]! * ValidationTexts, (int)row["answers"]!["confusion"]!["total"]!);
            Assert.Equal((int)row["trials"]! * ValidationTexts, row["groups"]!.AsArray().Sum(group => (int)group!["answers"]!));
            Assert.Equal((int)row["trials"]! * ValidationTexts, row["answers"]!["calibration"]!.AsArray().Sum(bin => (int)bin!["texts"]!));
        }

        Assert.Contains(answers["rows"]!.AsArray(), row => (int)row!["trials"]! > 0);
        Assert.Equal(["concession", "contrast", "negated", "plain", "short"], answers["groups"]!.AsArray().Select(group => (string?)group));
        Assert.Equal(3, answers["missed"]!["texts"]!.AsArray().Count);
        Assert.All(answers["missed"]!["texts"]!.AsArray(), text => Assert.NotEmpty((string)text!["text"]!));
    }

    [Fact]
    public async Task A_terminal_shows_them_within_its_width_in_both_languages()
    {
        var english = (await study.Home.RunAsync("answers", "toy-1/units")).Expect(0).Output;
        var spanish = (await study.Home.RunAsync("answers", "toy-1", "--lang", "es")).Expect(0).Output;

        Assert.StartsWith("What the models get wrong: toy-1/units", english, StringComparison.Ordinal);
        Assert.Contains("Accuracy by pattern", english, StringComparison.Ordinal);
        Assert.Contains("Textos que fallan todos los modelos", spanish, StringComparison.Ordinal);
        Assert.Contains("toy-1/model", spanish, StringComparison.Ordinal);
        Assert.All((english + spanish).Split('\n'), line => Assert.InRange(line.TrimEnd('\r').Length, 0, 100));
        Assert.Contains("What the models get wrong: toy-1/model", File.ReadAllText(study.Home.File("out/report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_study_that_reused_the_trials_and_its_confirmation_have_answers_too()
    {
        (await study.Home.RunAsync("run", study.Home.File("toy.yaml"), "--out", "reused")).Expect(0);
        (await study.Home.RunAsync("confirm", "toy-1/model", "--top", "1", "--seeds", "2")).Expect(0);

        foreach (var id in (string[])["toy-2/model", "toy-1-model-confirm-1"])
        {
            var answers = JsonNode.Parse((await study.Home.RunAsync("answers", id, "--json")).Expect(0).Output)!.AsArray().Single()!;
            Assert.DoesNotContain(answers["unanswered"]!.AsArray(), left => (string?)left!["reason"] != "never_learned");
            Assert.Contains(answers["rows"]!.AsArray(), row => (int)row!["trials"]! > 0);
        }
    }
}
