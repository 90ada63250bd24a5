using Bunit;
using NSubstitute;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Dashboard.Study;

namespace Sweep.Dashboard.Tests;

/// <summary>What a sweep's models get wrong.</summary>
public sealed class AnswersViewTests : PageTest
{
    private const string Id = "dropout-1";

    private readonly IAnswersGrain grain = Substitute.For<IAnswersGrain>();

    public AnswersViewTests()
    {
        Study(Id);
        Grains.GetGrain<IAnswersGrain>(0).Returns(grain);
        grain.GetAnswers(Id, "dropout", SweepAnswers.DefaultTexts, Arg.Any<CancellationToken>()).Returns([Answers()]);
    }

    [Fact]
    public void Measures_matrix_patterns_and_missed_texts_are_tables()
    {
        var view = View();

        Assert.Equal("What the models get wrong: dropout-1/dropout", view.Find("h2").TextContent);
        Assert.Equal(
            ["Answers to the validation texts", "Confusion matrix", "Accuracy by pattern", "Texts that all models miss"], view.FindAll("h3").Select(head => head.TextContent));
        Assert.Equal(["0.2", "2", "0.750", "0.750", "0.750", "0.750", "0.875", "0.100", "0.050"], view.FindAll("tbody tr")[0].Children.Select(cell => cell.TextContent));
        Assert.Equal("Not a dull moment.", view.Find("td.wrapped").TextContent);
        Assert.Contains("Trials without answers: 3 not finished.", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_speaks_Spanish()
    {
        Speak("es");

        Assert.Contains("En qué se equivocan los modelos", View().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checkpoints_are_not_read_at_every_turn()
    {
        View();
        Time.Advance(TimeSpan.FromMinutes(1));

        await grain.Received(1).GetAnswers(Id, "dropout", SweepAnswers.DefaultTexts, Arg.Any<CancellationToken>());
    }

    private IRenderedComponent<AnswersView> View() => Render<AnswersView>(view => view.Add(v => v.Study, Made.Study(Id)).Add(v => v.Sweep, 0));

    private static SweepAnswers Answers() => new(
        Id, "dropout", ["dropout"], null,
        [
            new AnswersRow(
                [new("0.2")], 2, new BinaryAnswers(new ConfusionMatrix(3, 1, 3, 1), 0.875, 0.1, 0.05, [new CalibrationBin(0.2, 8, 0.25, 0.5)]),
                [new GroupAccuracy("negated", 8, 6)]),
        ],
        new MissedTexts([new MissedText(17, "good", 2, 0.1, "negated", "Not a dull moment.")], 1, 4),
        [new UnansweredTrials(NoAnswersReason.NotFinished, 3)])
    {
        NegativeLabel = "bad",
        PositiveLabel = "good",
    };
}
