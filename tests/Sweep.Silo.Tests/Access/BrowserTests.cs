using System.Net;

namespace Sweep.Silo.Tests.Access;

/// <summary>What pages of other sites make a browser do.</summary>
public sealed class BrowserTests(OpenSilo open) : IClassFixture<OpenSilo>
{
    private readonly WebSilo silo = open.Silo;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("attacker.example")]
    [InlineData("attacker.example:8080")]
    [InlineData("localhost.attacker.example")]
    [InlineData("10.0.0.1")]
    public async Task On_loopback_another_host_name_is_refused(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/studies");
        request.Headers.Host = host;

        using var response = await silo.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1:1234")]
    [InlineData("[::1]:1234")]
    public async Task Loopback_may_be_named_as_one_likes(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/studies");
        request.Headers.Host = host;

        using var response = await silo.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "http://attacker.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Origin", "http://localhost:3000", 403)]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 422)]
    [InlineData("X-Nothing", "of the kind", 422)]
    public async Task Another_sites_page_starts_nothing(string header, string value, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/studies") { Content = WebSilo.Yaml("nothing: right") };
        request.Headers.Add(header, value);

        using var response = await silo.Client.SendAsync(request, Cancellation);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Another_sites_page_opens_no_web_socket()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_blazor");
        request.Headers.Add("Origin", "http://attacker.example");
        request.Headers.Add("Connection", "Upgrade");
        request.Headers.Add("Upgrade", "websocket");

        using var response = await silo.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }
}
