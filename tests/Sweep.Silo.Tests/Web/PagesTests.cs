using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Sweep.Silo.Tests.Access;

namespace Sweep.Silo.Tests.Web;

/// <summary>The pages as a silo serves them; what they show is Sweep.Dashboard.Tests' matter.</summary>
public sealed partial class PagesTests(OpenSilo open, GuardedSilo guarded) : IClassFixture<OpenSilo>, IClassFixture<GuardedSilo>
{
    private readonly WebSilo silo = open.Silo;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_paint_has_content_and_every_file_that_it_asks_for_is_there()
    {
        var page = await silo.Client.GetStringAsync("/", Cancellation);

        Assert.Contains(">Studies</h1>", page, StringComparison.Ordinal);
        var files = File().Matches(page).Select(file => file.Groups[1].Value).ToList();
        Assert.Contains(files, file => file.EndsWith("blazor.web.js", StringComparison.Ordinal));
        foreach (var file in files)
        {
            using var response = await silo.Client.GetAsync($"/{WebUtility.HtmlDecode(file)}", Cancellation);
            Assert.True(response.IsSuccessStatusCode && (await response.Content.ReadAsByteArrayAsync(Cancellation)).Length > 0, $"{file}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task Endpoints_are_built_with_the_first_request_not_at_start()
    {
        var built = false;
        await using var starting = await WebSilo.StartAsync(map: app => app.MapGet("/mine", () => "mine").Add(_ => built = true));

        Assert.False(built);
        Assert.Equal("mine", await starting.Client.GetStringAsync("/mine", Cancellation));
        Assert.True(built);
    }

    [Fact]
    public async Task No_script_and_no_handler_is_written_into_a_page()
    {
        var page = await silo.Client.GetStringAsync("/", Cancellation);

        Assert.DoesNotMatch("<script(?![^>]* src=)", page);
        Assert.DoesNotMatch("<[^>]+ on[a-z]+=", page);
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_shows_a_page_that_says_so()
    {
        using var response = await silo.Client.GetAsync("/nowhere", Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("There is no such page", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/studies/units-1")]
    [InlineData("/_blazor/negotiate")]
    [InlineData("/_framework/blazor.web.js")]
    public async Task Nothing_of_a_guarded_silos_pages_is_given_without_a_token(string path)
    {
        using var page = await guarded.Silo.Client.GetAsync(path, Cancellation);
        using var circuit = await guarded.Silo.Client.PostAsync(path, null, Cancellation);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (page.StatusCode, circuit.StatusCode));
    }

    [Fact]
    public async Task Whoever_has_a_token_sees_pages_and_gets_a_circuit()
    {
        using var page = await guarded.Reader.GetAsync("/", Cancellation);
        using var circuit = await guarded.Reader.PostAsync("/_blazor/negotiate?negotiateVersion=1", null, Cancellation);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (page.StatusCode, circuit.StatusCode));
    }

    [Fact]
    public async Task A_chosen_language_and_theme_are_kept_in_cookies_and_come_before_the_browsers()
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = silo.Address };
        browser.DefaultRequestHeaders.Add("Accept-Language", "en");

        using var answer = await browser.PostAsync("/preferences", Form(("language", "es"), ("theme", "Dark"), ("returnUrl", "/studies/a-1")), Cancellation);

        Assert.Equal("/studies/a-1", answer.Headers.Location!.ToString());
        var page = await browser.GetStringAsync("/", Cancellation);
        Assert.Contains("<html lang=\"es\"", page, StringComparison.Ordinal);
        Assert.Contains(">Estudios</h1>", page, StringComparison.Ordinal);
        Assert.Contains("content=\"dark\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://attacker.example/")]
    [InlineData("//attacker.example/")]
    public async Task Choosing_leads_nowhere_else(string returnUrl)
    {
        using var answer = await silo.Client.PostAsync("/preferences", Form(("language", "xx"), ("returnUrl", returnUrl)), Cancellation);

        Assert.Equal("/", answer.Headers.Location!.ToString());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Orleans_own_dashboard_is_for_operators_and_its_policy_is_that_of_all_pages()
    {
        using var nobody = await guarded.Silo.Client.GetAsync("/orleans/DashboardCounters", Cancellation);
        using var reader = await guarded.Reader.GetAsync("/orleans/DashboardCounters", Cancellation);
        using var page = await guarded.Operator.GetAsync("/orleans/", Cancellation);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.OK), (nobody.StatusCode, reader.StatusCode, page.StatusCode));
        Assert.Contains("script-src 'self';", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_silo_is_not_told_to_have_it_Orleans_own_dashboard_is_not_there()
    {
        using var response = await silo.Client.GetAsync("/orleans/", Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    [GeneratedRegex("(?:src|href)=\"([^\"#:]+\\.(?:js|css|svg))\"")]
    private static partial Regex File();
}
