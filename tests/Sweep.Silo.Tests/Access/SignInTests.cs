using System.Net;

namespace Sweep.Silo.Tests.Access;

/// <summary>The form that a browser signs in with.</summary>
public sealed class SignInTests(GuardedSilo guarded) : IClassFixture<GuardedSilo>
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

        using var wrong = await WebSilo.SubmitFormAsync(browser, asked.Headers.Location.PathAndQuery, "not-the-right-token-at-all");
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Contains("role=\"alert\"", await wrong.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var right = await WebSilo.SubmitFormAsync(browser, asked.Headers.Location.PathAndQuery, WebSilo.ReaderToken);
        Assert.Equal((HttpStatusCode.Found, "/studies?sort=name"), (right.StatusCode, right.Headers.Location!.ToString()));

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/studies", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsync("/api/v1/studies/units-1/cancel", null, Cancellation)).StatusCode);
        using var left = await WebSilo.SubmitFormAsync(browser, "/login", null, "/logout");
        Assert.Equal("/login", left.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/studies", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task The_cookie_is_hidden_from_scripts_and_other_sites()
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = silo.Address };

        using var response = await WebSilo.SubmitFormAsync(browser, "/login", WebSilo.OperatorToken);

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
        using var response = await WebSilo.SubmitFormAsync(browser, form, WebSilo.OperatorToken);

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
}
