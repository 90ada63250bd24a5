using System.Net.WebSockets;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Sweep.Silo.Tests.Access;

/// <summary>A page that is still open when its cookie ends.</summary>
public sealed class ExpiredCookieTests
{
    private static readonly TimeSpan CookieLife = TimeSpan.FromHours(12);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_connection_of_a_page_ends_with_its_cookie()
    {
        // Cookies are given and looked at nearly twelve hours ago; connections are in the present.
        var cookies = new FakeTimeProvider(TimeProvider.System.GetUtcNow() - CookieLife + TimeSpan.FromSeconds(5));
        await using var silo = await WebSilo.StartAsync(guarded: true, configure: builder =>
        {
            builder.Services.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, options => options.TimeProvider = cookies);
            // This page says nothing, which is no reason to end it.
            builder.Services.Configure<HubOptions>(hub => hub.HandshakeTimeout = hub.ClientTimeoutInterval = CookieLife);
        });
        using var page = new ClientWebSocket();
        page.Options.SetRequestHeader("Cookie", await silo.SignInAsync(WebSilo.ReaderToken));
        page.Options.SetRequestHeader("Origin", silo.Address.GetLeftPart(UriPartial.Authority));
        await page.ConnectAsync(new UriBuilder(silo.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, Cancellation);

        await EndedAsync(page).WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
    }

    private static async Task EndedAsync(ClientWebSocket page)
    {
        var buffer = new byte[1024];
        try
        {
            while ((await page.ReceiveAsync(buffer, Cancellation)).MessageType is not WebSocketMessageType.Close) { }
        }
        catch (WebSocketException)
        {
            // It may be cut off rather than closed.
        }

        Assert.NotEqual(WebSocketState.Open, page.State);
    }
}
