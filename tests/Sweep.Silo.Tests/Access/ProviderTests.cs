using System.Net;

namespace Sweep.Silo.Tests.Access;

/// <summary>People who sign in at an OpenID Connect provider.</summary>
public sealed class ProviderTests(ProviderSilo guarded) : IClassFixture<ProviderSilo>
{
    private const string Operator = "sweep-operator";
    private const string Reader = "sweep-reader";

    private readonly WebSilo silo = guarded.Silo;
    private readonly OpenIdServer provider = guarded.Provider;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What the provider might say that must let nobody in.</summary>
    public static TheoryData<string> Forgeries => ["key", "nonce", "audience", "issuer"];

    [Fact]
    public async Task An_operator_signs_in_starts_a_study_and_signs_out()
    {
        provider.Next = new Answer(["somewhere-else", Operator]);
        using var browser = NewBrowser();
        Assert.Contains("href=\"/login/provider?returnUrl=%2Fapi%2Fv1%2Fstudies\">Sign in at 127.0.0.1<", await browser.GetStringAsync("/login?returnUrl=/api/v1/studies", Cancellation), StringComparison.Ordinal);

        using var arrived = await browser.GetAsync("/login/provider?returnUrl=/api/v1/studies", Cancellation);

        Assert.Equal((HttpStatusCode.OK, "/api/v1/studies"), (arrived.StatusCode, Place(arrived)));
        Assert.Equal(HttpStatusCode.Created, (await browser.PostAsync("/api/v1/studies", WebSilo.Yaml(WebSilo.Spec(1)), Cancellation)).StatusCode);
        using var left = await WebSilo.SubmitFormAsync(browser, "/login", null, "/logout");
        Assert.Equal("/login", Place(left));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/studies", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_reader_sees_everything_and_cancels_nothing()
    {
        provider.Next = new Answer([Reader]);
        using var browser = NewBrowser();

        using var arrived = await browser.GetAsync("/login/provider?returnUrl=/api/v1/studies", Cancellation);

        Assert.Equal(HttpStatusCode.OK, arrived.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsync("/api/v1/studies/units-1/cancel", null, Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData("en", "Your account may not use Sweep here")]
    [InlineData("es", "Tu cuenta no puede usar Sweep aquí")]
    public async Task Somebody_without_a_role_is_told_so_and_stays_outside(string language, string words)
    {
        provider.Next = new Answer(["sweep-operators", "SWEEP-READER", "reader"]);
        using var browser = NewBrowser();
        browser.DefaultRequestHeaders.Add("Accept-Language", language);

        using var refused = await browser.GetAsync("/login/provider?returnUrl=/api/v1/studies", Cancellation);

        Assert.Equal((HttpStatusCode.Forbidden, "/login"), (refused.StatusCode, Place(refused)));
        Assert.Contains($"<p role=\"alert\">{words}", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/studies", Cancellation)).StatusCode);
    }

    [Theory, MemberData(nameof(Forgeries))]
    public async Task What_the_provider_did_not_say_to_us_lets_nobody_in(string wrong)
    {
        var right = new Answer([Operator]);
        provider.Next = wrong switch
        {
            "key" => right with { OtherKey = true },
            "nonce" => right with { Nonce = "of-another-time" },
            "audience" => right with { Audience = "another-server" },
            _ => right with { Issuer = "https://attacker.example" },
        };
        using var browser = NewBrowser();

        using var refused = await browser.GetAsync("/login/provider", Cancellation);

        Assert.Equal((HttpStatusCode.Unauthorized, "/login"), (refused.StatusCode, Place(refused)));
        Assert.Contains("Signing in did not work", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/studies", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task An_answer_is_taken_only_from_the_browser_that_asked_and_only_as_it_was()
    {
        provider.Next = new Answer([Operator]);
        using var asking = NewBrowser(follow: false);
        using var other = NewBrowser();
        var callback = await CallbackAsync(asking);

        foreach (var (browser, answer) in new[] { (other, callback), (NewBrowser(), $"{callback}x"), (NewBrowser(), callback.Split("&state=")[0]) })
        {
            using var refused = await browser.GetAsync(answer, Cancellation);
            Assert.Equal((HttpStatusCode.Unauthorized, "/login"), (refused.StatusCode, Place(refused)));
        }

        using var taken = await asking.GetAsync(callback, Cancellation);
        Assert.Contains(taken.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("sweep=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_way_to_the_provider_needs_no_weaker_cookies_or_headers()
    {
        using var browser = NewBrowser(follow: false);

        using var leaving = await browser.GetAsync("/login/provider", Cancellation);

        Assert.StartsWith($"{provider.Address}/authorize?", leaving.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("form-action 'self';", Assert.Single(leaving.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.All(leaving.Headers.GetValues("Set-Cookie"), cookie =>
        {
            Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
            Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Signing_in_leads_nowhere_else()
    {
        provider.Next = new Answer([Reader]);
        using var browser = NewBrowser(follow: false);

        using var arrived = await browser.GetAsync(await CallbackAsync(browser, "https://attacker.example/"), Cancellation);

        Assert.Equal("/", arrived.Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_secret_is_in_no_log()
    {
        foreach (var answer in new[] { new Answer([Operator]), new Answer([Operator], OtherKey: true), new Answer([]) })
        {
            provider.Next = answer;
            using var browser = NewBrowser();
            using var arrived = await browser.GetAsync("/login/provider?returnUrl=/api/v1/studies", Cancellation);
        }

        Assert.Contains(guarded.Log.Lines, line => line.Contains("the ID token's claim roles has 0 values", StringComparison.Ordinal));
        Assert.Contains(guarded.Log.Lines, line => line.StartsWith("Signing in at the provider failed: ", StringComparison.Ordinal));
        Assert.DoesNotContain(guarded.Log.Lines, line => line.Contains(OpenIdServer.ClientSecret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_program_shows_an_access_token_of_the_provider()
    {
        using var keeper = silo.NewClient(provider.AccessToken(ProviderSilo.Audience, new Answer([Operator])));
        using var reader = silo.NewClient(provider.AccessToken(ProviderSilo.Audience, new Answer([Reader])));

        Assert.Equal(HttpStatusCode.Created, (await keeper.PostAsync("/api/v1/studies", WebSilo.Yaml(WebSilo.Spec(1)), Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/api/v1/nodes", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsync("/api/v1/studies/units-1/cancel", null, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_token_that_is_not_for_this_API_or_gives_no_role_is_refused()
    {
        foreach (var token in new[]
        {
            provider.AccessToken("another-api", new Answer([Operator])),
            provider.AccessToken(OpenIdServer.ClientId, new Answer([Operator])),
            provider.AccessToken(ProviderSilo.Audience, new Answer([Operator], OtherKey: true)),
            provider.AccessToken(ProviderSilo.Audience, new Answer([Operator], Issuer: "https://attacker.example")),
            provider.AccessToken(ProviderSilo.Audience, new Answer(["nothing"])),
        })
        {
            using var stranger = silo.NewClient(token);
            using var response = await stranger.GetAsync("/api/v1/studies", Cancellation);

            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    private HttpClient NewBrowser(bool follow = true) => new(new SocketsHttpHandler { AllowAutoRedirect = follow }) { BaseAddress = silo.Address };

    /// <summary>Where the provider sends a browser back to.</summary>
    private static async Task<string> CallbackAsync(HttpClient browser, string returnUrl = "/")
    {
        using var leaving = await browser.GetAsync($"/login/provider?returnUrl={Uri.EscapeDataString(returnUrl)}", Cancellation);
        using var known = await browser.GetAsync(leaving.Headers.Location, Cancellation);
        return known.Headers.Location!.ToString();
    }

    private static string Place(HttpResponseMessage arrived) => arrived.RequestMessage!.RequestUri!.AbsolutePath;
}
