using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Dashboard.Submission;

namespace Sweep.Dashboard.Tests;

/// <summary>The page that starts a study.</summary>
public sealed class NewStudyPageTests : PageTest
{
    private const string Good = """
        name: dropout
        dataset: reviews
        method: grid
        seeds: 2
        parameters: { dropout: { values: [0, 0.2] } }
        """;

    private const string Wrong = """
        name: dropout
        method: grod
        parameters:
          dropot: { values: [0, 0.2] }
        """;

    public NewStudyPageTests()
    {
        Scheduler.NewStudyId("dropout").Returns("dropout-7");
        Library.ListDatasets().Returns([new NamedDataset("imdb", "50,000 film reviews.", 50_000, Available: false)]);
        Library.DescribeDataset(Arg.Any<DatasetSpec>(), Arg.Any<CancellationToken>()).Returns(Made.Dataset);
    }

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    [Fact]
    public void Every_mistake_is_named_with_its_line_once_typing_pauses_and_marked_there()
    {
        var page = Render<NewStudyPage>();

        Type(page, Wrong);

        page.WaitForAssertion(() => Assert.Equal(
            ["Line 2: There is no method 'grod'; did you mean grid?", "Line 4: There is no hyperparameter 'dropot'; did you mean dropout?"],
            page.FindAll(".mistakes li").Select(Words)));
        Assert.Equal(["line-2", "line-4"], page.FindAll(".editor-mark").Select(mark => mark.Id));
        Assert.Equal("studies/new#line-4", page.FindAll(".mistakes a")[1].GetAttribute("href"));
    }

    [Fact]
    public void While_somebody_types_nothing_is_said()
    {
        var page = Render<NewStudyPage>();

        Use(page, "textarea", element => element.Input(Wrong));
        Time.Advance(NewStudyPage.Pause / 2);
        Use(page, "textarea", element => element.Input(Wrong + " "));
        Time.Advance(NewStudyPage.Pause / 2);

        Assert.Empty(page.FindAll(".mistakes li"));
    }

    [Fact]
    public void A_spec_that_is_right_is_summed_up()
    {
        var page = Render<NewStudyPage>();

        Type(page, Good);

        page.WaitForAssertion(() => Assert.Contains("The spec is fine.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("6 at most", page.Find(".facts").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".editor-mark"));
    }

    [Fact]
    public void The_exercises_can_be_begun_with_and_are_right()
    {
        var page = Render<NewStudyPage>();

        Press(page, "Begin with exercises");

        page.WaitForAssertion(() => Assert.Contains("The spec is fine.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("name: exercises", page.Find("textarea").GetAttribute("value"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_read_and_checked()
    {
        var page = Render<NewStudyPage>();

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(Good, "dropout.yaml"));

        page.WaitForAssertion(() => Assert.Contains("The spec is fine.", page.Markup, StringComparison.Ordinal));
        Assert.Equal(Good, page.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public void A_file_that_is_no_text_is_refused()
    {
        var page = Render<NewStudyPage>();

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary([0xc3, 0x28], "model.bin"));

        page.WaitForAssertion(() => Assert.Contains("not text in UTF-8", page.Find(".mistakes").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_outside_of_the_servers_data_folders_is_as_good_as_absent()
    {
        var page = Render<NewStudyPage>();

        Type(page, Good.Replace("reviews", "../../etc/passwd", StringComparison.Ordinal));

        page.WaitForAssertion(() => Assert.Contains("There is no file or folder '../../etc/passwd'", page.Find(".mistakes").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_study_that_was_started_is_shown()
    {
        var study = Accepting("dropout-7");
        var page = Render<NewStudyPage>();

        Type(page, Good);
        Press(page, "Start the study");

        page.WaitForAssertion(() => Assert.EndsWith("/studies/dropout-7", Address, StringComparison.Ordinal));
        await study.Received(1).Submit(Arg.Is<StudySpec>(spec => spec.Source == Good), Made.Dataset);
    }

    [Fact]
    public async Task What_earlier_studies_have_trained_is_trained_again_where_that_is_asked_for()
    {
        var study = Accepting("dropout-7");
        var page = Render<NewStudyPage>();
        Type(page, Good);

        Use(page, "input[type=checkbox]", element => element.Change(true));
        Press(page, "Start the study");

        page.WaitForAssertion(() => Assert.EndsWith("/studies/dropout-7", Address, StringComparison.Ordinal));
        await study.Received(1).Submit(Arg.Is<StudySpec>(spec => spec.Fresh), Made.Dataset);
    }

    [Fact]
    public async Task What_is_wrong_is_not_started_and_said_even_before_typing_has_paused()
    {
        var page = Render<NewStudyPage>();

        Use(page, "textarea", element => element.Input(Wrong));
        Press(page, "Start the study");

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".mistakes li").Count));
        await Scheduler.DidNotReceive().NewStudyId(Arg.Any<string>());
    }

    [Fact]
    public void While_data_are_fetched_the_page_says_how_far_that_is()
    {
        var fetched = new TaskCompletionSource<DatasetInfo>();
        Library.DescribeDataset(Arg.Any<DatasetSpec>(), Arg.Any<CancellationToken>()).Returns(fetched.Task);
        Library.GetDownload().Returns(new DownloadProgress("imdb.tar.gz", 12_300_000, 80_000_000));
        Accepting("dropout-7");
        var page = Render<NewStudyPage>();
        Type(page, Good);

        Press(page, "Start the study");
        Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Contains("Fetching imdb.tar.gz: 12.3 of 80.0 MB", page.Markup, StringComparison.Ordinal));
        fetched.SetResult(Made.Dataset);
        page.WaitForAssertion(() => Assert.EndsWith("/studies/dropout-7", Address, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_store_refuses_is_said_and_the_spec_stays()
    {
        Scheduler.NewStudyId("dropout").ThrowsAsync(new StoreException("The disk is full."));
        var page = Render<NewStudyPage>();
        Type(page, Good);

        Press(page, "Start the study");

        page.WaitForAssertion(() => Assert.Contains("The disk is full.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(Good, page.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public void A_reader_checks_specs_and_starts_none()
    {
        BecomeReader();
        var page = Render<NewStudyPage>();

        Type(page, Good);

        page.WaitForAssertion(() => Assert.Contains("The spec is fine.", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() == "Start the study");
    }

    [Fact]
    public async Task Who_is_no_operator_any_more_when_it_is_done_starts_nothing()
    {
        var page = Render<NewStudyPage>();
        Type(page, Good);
        BecomeReader();

        Press(page, "Start the study");

        page.WaitForAssertion(() => Assert.Contains("Only operators start studies", page.Markup, StringComparison.Ordinal));
        await Scheduler.DidNotReceive().NewStudyId(Arg.Any<string>());
    }

    private ISweepGrain Accepting(string id)
    {
        var study = Study(id);
        study.Submit(Arg.Any<StudySpec>(), Arg.Any<DatasetInfo>()).Returns(call => Made.Study(id) with { Spec = call.Arg<StudySpec>(), Dataset = call.Arg<DatasetInfo>() });
        return study;
    }

    private void Type(IRenderedComponent<NewStudyPage> page, string spec)
    {
        Use(page, "textarea", element => element.Input(spec));
        Time.Advance(NewStudyPage.Pause);
    }

    private static string Words(IElement element) => string.Join(' ', element.Children.Select(child => child.TextContent));
}
