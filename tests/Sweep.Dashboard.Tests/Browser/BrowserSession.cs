using Microsoft.Playwright;

namespace Sweep.Dashboard.Tests.Browser;

/// <summary>One silo with a study that has ended and one that goes on, and one browser, for all tests of a class.</summary>
public sealed class BrowserSession : IAsyncLifetime
{
    /// <summary>A description that must stay text wherever it is shown.</summary>
    public const string Script = "<script>window.owned = 1</script><img src=x onerror='window.owned = 1'>";

    private static readonly float Patience = (float)TimeSpan.FromSeconds(60).TotalMilliseconds;

    private IPlaywright? playwright;
    private IBrowser? browser;
    private IBrowserContext? context;

    internal DashboardSilo Silo { get; private set; } = null!;

    /// <summary>The id of a study of two configurations with two seeds, ended.</summary>
    internal string Ended { get; private set; } = "";

    /// <summary>The id of a study that will not end by itself.</summary>
    internal string Endless { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Missing is not null)
            return;
        Silo = await DashboardSilo.StartAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.StartAsync(playwright);
        Ended = await Silo.SubmitAsync(Spec("ended", epochs: 2));
        Endless = await Silo.SubmitAsync(Spec("endless", epochs: 100_000));
        await Silo.EndedAsync(Ended);
    }

    /// <summary>A study of two configurations with two seeds, one trial at a time, that trains fast.</summary>
    public static string Spec(string name, int epochs) => $$"""
        name: {{name}}
        description: "{{Script}}"
        dataset: reviews
        method: grid
        seeds: 2
        max_concurrent: 1
        base: { model: pooling, epochs: {{epochs}}, embedding_dim: 4 }
        parameters: { embedding_dim: { values: [4, 8] } }
        """;

    /// <summary>
    /// A page of a browser that nobody has used before, at a path of the silo's; what was open before is closed. Skips the
    /// test where there is no browser.
    /// </summary>
    internal async Task<IPage> OpenAsync(string path, ColorScheme theme = ColorScheme.Light, int width = 1280)
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        if (context is not null)
            await context.CloseAsync();
        context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Silo.Address.ToString(),
            ColorScheme = theme,
            Locale = "en",
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        await LiveAsync(page);
        return page;
    }

    /// <summary>Waits until the page hears what is done to it.</summary>
    internal static Task LiveAsync(IPage page) => page.Locator("main[aria-busy=false]").WaitForAsync();

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (Silo is not null)
            await Silo.DisposeAsync();
    }
}
