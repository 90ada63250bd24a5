using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Sweep.Dashboard.Tests.Browser;

/// <summary>The pages as people meet them: in a browser, from a silo that trains.</summary>
public sealed class BrowserTests(BrowserSession session) : IClassFixture<BrowserSession>
{
    /// <summary>Every page, with {0} for the study that has ended and {1} for the endless one, and what is there once it is whole.</summary>
    public static TheoryData<string, string> Pages => new()
    {
        { "/", ".card" },
        { "/studies/new", "textarea" },
        { "/studies/{0}", "table.figures" },
        { "/studies/{0}?view=curves", ".main-svg" },
        { "/studies/{0}?view=answers", "h2" },
        { "/studies/{0}?view=trials", "table.figures" },
        { "/studies/{0}?view=parameters", ".main-svg" },
        { "/studies/{0}?view=spec", "pre" },
        { "/studies/{1}", ".study-head" },
        { "/studies/{0}/trials/1", ".main-svg" },
        { "/studies/{1}/trials/1", ".study-head" },
        { "/cluster", ".slot" },
        { "/nowhere", "h1" },
    };

    [Fact]
    public async Task A_study_is_started_in_the_page_and_watched_to_its_end()
    {
        var page = await session.OpenAsync("/studies/new");

        await page.GetByLabel("Spec", new() { Exact = true }).FillAsync(BrowserSession.Spec("watched", epochs: 3));
        await Expect(page.GetByText("The spec is fine.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the study" }).ClickAsync();

        await page.WaitForURLAsync("**/studies/watched-1");
        await Expect(page.Locator(".study-head .chip")).ToHaveTextAsync("completed");
        await Expect(page.Locator("table.figures tbody tr")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Mistakes_are_shown_at_their_lines_while_the_spec_is_typed()
    {
        var page = await session.OpenAsync("/studies/new");

        await page.GetByLabel("Spec", new() { Exact = true }).PressSequentiallyAsync("name: a\nmethod: grod\n");
        await page.GetByRole(AriaRole.Link, new() { Name = "Line 2:" }).ClickAsync();

        await Expect(page.Locator("#line-2")).ToBeInViewportAsync();
        Assert.EndsWith("/studies/new#line-2", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trials_are_filtered_one_is_opened_asked_and_its_model_downloaded()
    {
        var page = await session.OpenAsync($"/studies/{session.Ended}?view=trials");
        var rows = page.Locator("table.figures tbody tr");
        await Expect(rows).ToHaveCountAsync(4);

        await page.GetByLabel("Show trials for which").FillAsync("embedding_dim = 8");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(2);
        await rows.GetByRole(AriaRole.Link, new() { Name = "3", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Trial 3 of {session.Ended}" })).ToBeVisibleAsync();
        await Expect(page.Locator(".chart .main-svg").First).ToBeVisibleAsync();
        await page.GetByLabel("Texts").FillAsync("a very good film\nnot good at all");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await Expect(page.Locator("[role=status] tbody tr")).ToHaveCountAsync(2);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download the model" }).ClickAsync());
        Assert.Equal($"{session.Ended}-3.safetensors", download.SuggestedFilename);
    }

    [Fact]
    public async Task A_study_that_runs_is_cancelled_after_a_question()
    {
        var page = await session.OpenAsync("/");
        var study = await session.Silo.SubmitAsync(BrowserSession.Spec("unwanted", epochs: 100_000));
        await page.GetByRole(AriaRole.Link, new() { Name = study, Exact = true }).ClickAsync();

        await page.Locator(".study-head").GetByRole(AriaRole.Button, new() { Name = "Cancel", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel the study" }).ClickAsync();

        await Expect(page.Locator(".study-head .chip")).ToHaveTextAsync("cancelled");
    }

    [Fact]
    public async Task The_cluster_shows_which_slot_trains_which_trial()
    {
        var page = await session.OpenAsync("/cluster");

        await page.Locator($".slot-busy[title^='{session.Endless}/']").First.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Trial ");
        Assert.Contains($"/studies/{session.Endless}/trials/", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_comes_back_by_itself_after_its_silo_was_killed_and_started_again()
    {
        var page = await session.OpenAsync($"/studies/{session.Endless}");
        await Expect(page.Locator(".study-head .chip")).ToHaveTextAsync("running");

        await session.Silo.KillAsync();
        await Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await session.Silo.StartAgainAsync();

        await Expect(page.Locator(".study-head .chip")).ToHaveTextAsync("paused");
        await BrowserSession.LiveAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Expect(page.Locator(".study-head .chip")).ToHaveTextAsync("running");
    }

    [Fact]
    public async Task A_study_is_started_by_keyboard_alone()
    {
        var page = await session.OpenAsync("/");
        await Expect(page.Locator("h1")).ToBeFocusedAsync();

        await TabToAsync(page, page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "New study" }));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/studies/new");
        await TabToAsync(page, page.GetByLabel("Spec", new() { Exact = true }));
        await page.Keyboard.InsertTextAsync(BrowserSession.Spec("keys", epochs: 1));
        await TabToAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Start the study" }));
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/studies/keys-1");
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_is_accessible_in_both_themes_and_runs_no_script_of_a_spec(string path, string whole)
    {
        var page = await session.OpenAsync(Filled(path));
        await page.Locator(whole).First.WaitForAsync();
        var light = await ViolationsAsync(page);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.Locator(".mud-layout.is-dark").WaitForAsync();
        var dark = await ViolationsAsync(page);

        Assert.Empty(light);
        Assert.Empty(dark);
        Assert.False(await page.EvaluateAsync<bool>("'owned' in window"));
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_fits_a_phone(string path, string whole)
    {
        var page = await session.OpenAsync(Filled(path), width: 360);
        await page.Locator(whole).First.WaitForAsync();

        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    private string Filled(string path) => path.Replace("{0}", session.Ended, StringComparison.Ordinal).Replace("{1}", session.Endless, StringComparison.Ordinal);

    /// <summary>Presses Tab until the element has the focus, a few times at most.</summary>
    private static async Task TabToAsync(IPage page, ILocator element)
    {
        for (var presses = 0; presses < 12 && !await element.EvaluateAsync<bool>("element => element === document.activeElement"); presses++)
            await page.Keyboard.PressAsync("Tab");
        await Expect(element).ToBeFocusedAsync();
    }

    private static async Task<IEnumerable<string>> ViolationsAsync(IPage page) =>
        (await page.RunAxe()).Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}"));
}
