using System.Net;
using System.Text.RegularExpressions;

namespace Sweep.Silo.Tests.Access;

/// <summary>The form that a browser signs in with.</summary>
public sealed partial class SignInTests(GuardedSilo guarded) : IClassFixture<GuardedSilo>
{
    private readonly WebSilo silo = guarded.Silo;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_answer_tells_browsers_what_not_to_do()
    {
        foreach (var path in (string[])["/login", "/api/v1/studies", "/health/live", "/nowhere"])
        {
            using var response = await silo.Client.GetAsync(path, Cancellation);

            Assert.Contains("script-src 'self';", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("DENY", Assert.Single(response.Headers.GetValues("X-Frame-Options")));
            Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Resource-Policy")));
            Assert.False(response.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task A_person_signs_in_with_a_token_once_and_out_again()
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = silo.Address };
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        using var asked = await browser.GetAsync("/studies?sort=name", Cancellation);
        Assert.Equal("/login?returnUrl=%2Fstudies%3Fsort%3Dname", asked.Headers.Location!.PathAndQuery);

        using var wrong = await SubmitAsync(browser, asked.Headers.Location.PathAndQuery, "not-the-right-token-at-all");
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Contains("role=\"alert\"", await wrong.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var right = await SubmitAsync(browser, asked.Headers.Location.PathAndQuery, WebSilo.ReaderToken);
        Assert.Equal((HttpStatusCode.Found, "/studies?sort=name"), (right.StatusCode, right.Headers.Location!.ToString()));

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/studies", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsync("/api/v1/studies/units-1/cancel", null, Cancellation)).StatusCode);
        using var left = await SubmitAsync(browser, "/login", null, "/logout");
        Assert.Equal("/login", left.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/studies", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task The_cookie_is_hidden_from_scripts_and_other_sites()
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = silo.Address };

        using var response = await SubmitAsync(browser, "/login", WebSilo.OperatorToken);

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("sweep=", StringComparison.Ordinal));
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://attacker.example/")]
    [InlineData("//attacker.example/")]
    [InlineData("/\\attacker.example/")]
    [InlineData("\"><script>alert(1)</script>")]
    public async Task Signing_in_leads_nowhere_else_and_runs_nothing(string returnUrl)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = silo.Address };
        var form = $"/login?returnUrl={Uri.EscapeDataString(returnUrl)}";

        Assert.DoesNotContain("<script", await browser.GetStringAsync(form, Cancellation), StringComparison.Ordinal);
        using var response = await SubmitAsync(browser, form, WebSilo.OperatorToken);

        Assert.Equal("/", response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_form_that_we_did_not_give_signs_nobody_in()
    {

        using var response = await silo.Client.PostAsync("/login", new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = WebSilo.OperatorToken }), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task The_form_speaks_Spanish_where_that_is_asked_for()
    {
        using var browser = silo.NewClient();
        browser.DefaultRequestHeaders.Add("Accept-Language", "es");

        Assert.Contains("Clave de acceso", await browser.GetStringAsync("/login", Cancellation), StringComparison.Ordinal);
    }

    /// <summary>Fills in the form as a browser does, with the hidden fields that it holds.</summary>
    private static async Task<HttpResponseMessage> SubmitAsync(HttpClient browser, string form, string? token, string? to = null)
    {
        var page = await browser.GetStringAsync(form, Cancellation);
        var fields = Hidden().Matches(page).ToDictionary(field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value));
        if (token is not null)
            fields["token"] = token;
        return await browser.PostAsync(to ?? "/login", new FormUrlEncodedContent(fields), Cancellation);
    }

    [GeneratedRegex("type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
