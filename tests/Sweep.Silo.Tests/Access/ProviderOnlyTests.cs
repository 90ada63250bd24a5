using System.Net;
using Sweep.Testing;

namespace Sweep.Silo.Tests.Access;

/// <summary>A silo that has no tokens of its own, while its provider is away.</summary>
public sealed class ProviderOnlyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_is_asked_and_told_that_the_provider_does_not_answer()
    {
        await using var silo = await WebSilo.StartAsync(more: told =>
            (told.OidcAuthority, told.OidcClientId) = ($"http://127.0.0.1:{LoopbackPort.Free()}", OpenIdServer.ClientId));
        using var browser = new HttpClient { BaseAddress = silo.Address };

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/studies", Cancellation)).StatusCode);
        Assert.DoesNotContain("name=\"token\"", await browser.GetStringAsync("/login", Cancellation), StringComparison.Ordinal);
        using var refused = await browser.GetAsync("/login/provider?returnUrl=/api/v1/studies", Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains("The server that signs people in does not answer", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }
}
