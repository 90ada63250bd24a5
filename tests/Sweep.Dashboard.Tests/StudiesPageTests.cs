using Bunit;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Dashboard.Home;

namespace Sweep.Dashboard.Tests;

/// <summary>The list of studies.</summary>
public sealed class StudiesPageTests : PageTest
{
    [Fact]
    public void Where_there_is_no_study_the_page_says_how_to_start_one()
    {
        Library.GetStudies(0, 20).Returns(new StudyListings([], 0));

        var page = Render<StudiesPage>();

        Assert.Contains("sweep run exercises", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_is_shown_with_its_state_progress_best_and_time_left()
    {
        List("dropout-1");
        Answering("dropout-1", Made.Progress("dropout-1", best: 0.91234, remaining: TimeSpan.FromSeconds(90)));

        var card = Render<StudiesPage>().Find(".card");

        Assert.Contains("running", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("5 of 9 trials", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("best val acc 0.9123", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("about 2 min left", card.TextContent, StringComparison.Ordinal);
        Assert.Equal("50", card.QuerySelector("[role=progressbar]")!.GetAttribute("aria-valuenow"));
        Assert.Equal("studies/dropout-1", card.QuerySelector("h2 a")!.GetAttribute("href"));
    }

    [Fact]
    public void Numbers_and_words_are_those_of_the_visitors_language()
    {
        Speak("es");
        List("dropout-1");
        Answering("dropout-1", Made.Progress("dropout-1", best: 0.91234));

        Assert.Contains("mejor exact. valid. 0,9123", Render<StudiesPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_changes_is_shown_without_loading_the_page_again()
    {
        List("dropout-1");
        Answering("dropout-1", Made.Progress("dropout-1", best: 0.5));
        var page = Render<StudiesPage>();

        Answering("dropout-1", Made.Progress("dropout-1", best: 0.75));
        Time.Advance(TimeSpan.FromSeconds(2));

        page.WaitForAssertion(() => Assert.Contains("0.7500", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_that_was_left_asks_nothing_more()
    {
        Library.GetStudies(0, 20).Returns(new StudyListings([], 0));
        Render<StudiesPage>();
        await DisposeComponentsAsync();
        Library.ClearReceivedCalls();

        Time.Advance(TimeSpan.FromMinutes(1));

        await Library.DidNotReceive().GetStudies(Arg.Any<int>(), Arg.Any<int>());
    }

    [Fact]
    public void A_store_that_cannot_be_read_is_said_and_what_was_shown_stays_until_it_can()
    {
        List("dropout-1");
        Answering("dropout-1", Made.Progress("dropout-1"));
        var page = Render<StudiesPage>();

        Library.GetStudies(0, 20).ThrowsAsync(new StoreException("The disk is full."));
        Time.Advance(TimeSpan.FromSeconds(2));
        page.WaitForAssertion(() => Assert.Contains("The disk is full.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll(".card"));

        List("dropout-1");
        Time.Advance(TimeSpan.FromSeconds(2));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[role=alert]")));
    }

    [Fact]
    public void A_script_in_a_name_is_shown_as_text()
    {
        const string script = "<script>alert(1)</script>";
        Library.GetStudies(0, 20).Returns(new StudyListings([Made.Listing("dropout-1") with { Dataset = script }], 1));
        Answering("dropout-1", Made.Progress("dropout-1") with { Problem = script });

        var page = Render<StudiesPage>();

        Assert.Empty(page.FindAll("script"));
        Assert.Contains(script, page.Find(".card").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_studies_a_page_is_read_and_the_next_one_is_a_click_away()
    {
        Library.GetStudies(Arg.Any<int>(), 20).Returns(call => new StudyListings([.. Enumerable.Range(0, 20).Select(n => Made.Listing($"s-{call.ArgAt<int>(0) + n}", StudyState.Completed))], 57));
        foreach (var n in Enumerable.Range(0, 57))
            Answering($"s-{n}", Made.Progress($"s-{n}", StudyState.Completed));

        var page = Render<StudiesPage>();

        Assert.Contains("1–20 of 57", page.Find(".pager").TextContent, StringComparison.Ordinal);
        Press(page, "Next");
        Assert.EndsWith("?skip=20", Services.GetService(typeof(Microsoft.AspNetCore.Components.NavigationManager)) is Microsoft.AspNetCore.Components.NavigationManager at ? at.Uri : "", StringComparison.Ordinal);
    }

    private void List(string id) => Library.GetStudies(0, 20).Returns(new StudyListings([Made.Listing(id)], 1));

    private void Answering(string id, StudyProgress progress)
    {
        var study = Study(id);
        study.Get().Returns(Made.Study(id, progress.State));
        study.GetProgress().Returns(progress);
    }
}
