using Bunit;
using NSubstitute;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Testing;

namespace Sweep.Dashboard.Tests;

/// <summary>The page of one trial.</summary>
public sealed class TrialPageTests : PageTest
{
    private static readonly TrialId Id = new("units-1", 3);

    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_says_what_was_trained_where_and_how_every_attempt_ended()
    {
        Know(Row(TrialState.Completed) with { Hyperparameters = Hyperparameters.Default with { Units = [8] } });

        var page = Open();

        Assert.Equal("completed", page.Find(".chip").TextContent);
        Assert.Equal(["units"], page.FindAll("tr.best th").Select(cell => cell.TextContent).Where(name => name != "All layers"));
        var attempts = page.FindAll("[aria-label=Attempts] tbody tr");
        Assert.Equal(["1", "silo-1", "lost with its node"], attempts[0].Children.Take(3).Select(cell => cell.TextContent));
        Assert.Equal(["2", "silo-2", "completed"], attempts[1].Children.Take(3).Select(cell => cell.TextContent));
        Assert.Equal("/api/v1/studies/units-1/trials/3/model", page.Find(".downloads a").GetAttribute("href"));
    }

    [Fact]
    public void Its_model_answers_for_each_line()
    {
        Know(Row(TrialState.Completed));
        Library.Predict(Id, Arg.Is<IReadOnlyList<string>>(texts => texts.SequenceEqual(new[] { "good", "<b>bad</b>" })))
            .Returns([new Prediction("good", 0.75, "positive", 1, 1), new Prediction("<b>bad</b>", 0.25, "negative", 1, 1)]);
        var page = Open();

        Use(page, "textarea", element => element.Change("good\n\n <b>bad</b> "));
        Use(page, "form", element => element.Submit());

        Assert.Equal(["good", "<b>bad</b>"], page.FindAll("[role=status] tbody th").Select(cell => cell.TextContent));
        Assert.Equal(["positive", "0.750", "1 of 1"], page.FindAll("[role=status] tbody tr")[0].Children.Skip(1).Select(cell => cell.TextContent));
    }

    [Fact]
    public void One_that_waits_has_nothing_to_ask_and_is_read_again_until_it_has_ended()
    {
        Know(Row(TrialState.Queued));
        var page = Open();
        Assert.Empty(page.FindAll("textarea"));

        Know(Row(TrialState.Failed) with { Error = "out of memory" });
        Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Contains("out of memory", page.Find(".mud-alert").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_very_many_epochs_some_are_drawn_and_the_page_says_how_many()
    {
        Know(Row(TrialState.Running), [.. Enumerable.Range(1, 10_000).Select(epoch => TextSteps.Of(epoch, 0.3, 0.9, 0.4, 0.85, 0.1))]);

        var page = Open();

        Assert.Contains("400 of 10,000 epochs shown", page.Markup, StringComparison.Ordinal);
        Assert.Equal(("1", "10000"), (page.FindAll("details tbody th")[0].TextContent, page.FindAll("details tbody th")[^1].TextContent));
    }

    [Fact]
    public void What_silos_have_logged_of_it_is_shown_and_a_script_in_it_is_text()
    {
        Know(Row(TrialState.Running));
        Logs.ReadAsync(Id).Returns([new TrialLogLine(Noon, "silo-1", "Warning", "Attempt units-1/3#1 failed: IOException: <script>alert(1)</script>")]);

        var page = Open();

        Assert.Contains("12:00:00.000 silo-1 Warning     Attempt units-1/3#1 failed: IOException: <script>alert(1)</script>", page.Find("pre.log").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("script"));
    }

    [Fact]
    public void One_that_is_not_there_says_so_and_leads_back()
    {
        Study(Id.Study).Get().Returns(Made.Study(Id.Study));

        var page = Open();

        Assert.Contains("There is no trial 'units-1/3'", page.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Equal("studies/units-1", page.Find(".notice a").GetAttribute("href"));
    }

    private IRenderedComponent<Trial.TrialPage> Open() => Render<Trial.TrialPage>(page => page.Add(p => p.Id, Id.Study).Add(p => p.Number, Id.Number));

    private void Know(TrialRow row, IReadOnlyList<Step>? epochs = null)
    {
        var study = Study(Id.Study);
        study.Get().Returns(Made.Study(Id.Study));
        study.GetTrial(Id.Number).Returns(new TrialDetail(
            row,
            new ModelSummary([new LayerSummary("lstm (LSTM)", "(None, 8)", 1056)]),
            epochs ?? (row.Last is { } last ? [last] : []),
            [
                new AttemptRow(1, "silo-1", Noon, Noon.AddSeconds(5), "lost", null),
                new AttemptRow(2, "silo-2", Noon.AddSeconds(6), Noon.AddSeconds(20), "completed", null),
            ]));
    }

    private static TrialRow Row(TrialState state) => new()
    {
        Id = Id,
        Hyperparameters = Hyperparameters.Default,
        SeedNumber = 0,
        Sweeps = 1,
        State = state,
        Last = state is TrialState.Queued ? null : TextSteps.Of(10, 0.3, 0.9, 0.4, 0.85, 0.1),
    };
}
