using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;

namespace Sweep.Silo.Tests.Access;

/// <summary>Tries to get in where tokens are asked for, and to change what a reader may not.</summary>
public sealed class IntruderTests(GuardedSilo guarded) : IClassFixture<GuardedSilo>
{
    private readonly WebSilo silo = guarded.Silo;
    private readonly HttpClient keeper = guarded.Operator;
    private readonly HttpClient reader = guarded.Reader;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/metrics")]
    [InlineData("/api/v1/studies")]
    [InlineData("/api/v1/openapi.json")]
    [InlineData("/api/v1/nowhere")]
    [InlineData("/orleans")]
    public async Task Nothing_answers_without_a_token_or_with_a_wrong_one(string path)
    {
        foreach (var token in (string?[])[null, "wrong-0123456789abcdef", WebSilo.OperatorToken[..^1], WebSilo.OperatorToken + "0", ""])
        {
            using var stranger = silo.NewClient(token);
            using var response = await stranger.GetAsync(path, Cancellation);

            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
        }
    }

    [Fact]
    public async Task Health_is_told_to_everybody()
    {
        using var response = await silo.Client.GetAsync("/health/ready", Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("POST", "/api/v1/studies")]
    [InlineData("POST", "/api/v1/studies/units-1/pause")]
    [InlineData("POST", "/api/v1/studies/units-1/resume")]
    [InlineData("POST", "/api/v1/studies/units-1/cancel")]
    [InlineData("POST", "/api/v1/studies/units-1/extend?seeds=9")]
    [InlineData("POST", "/api/v1/studies/units-1/confirm")]
    [InlineData("DELETE", "/api/v1/studies/units-1")]
    [InlineData("POST", "/api/v1/nodes/node-a/drain")]
    [InlineData("POST", "/api/v1/datasets/describe")]
    public async Task A_reader_changes_nothing(string method, string path)
    {
        using var submitted = await keeper.PostAsync("/api/v1/studies", WebSilo.Yaml(WebSilo.Spec(1)), Cancellation);
        Assert.Equal(HttpStatusCode.Created, submitted.StatusCode);

        using var response = await reader.SendAsync(new HttpRequestMessage(new HttpMethod(method), path) { Content = JsonContent.Create(new { source = "reviews" }) }, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        using var study = await reader.GetAsync("/api/v1/studies/units-1", Cancellation);
        Assert.Equal(HttpStatusCode.OK, study.StatusCode);
        Assert.Contains("\"draining\":false", await reader.GetStringAsync("/api/v1/nodes", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_may_check_a_spec()
    {
        using var response = await reader.PostAsync("/api/v1/studies/validate", WebSilo.Yaml(WebSilo.Spec(1)), Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_body_of_100_MB_is_refused_before_it_is_sent()
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(silo.Address.Host, silo.Address.Port, Cancellation);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/studies HTTP/1.1\r\nHost: {silo.Address.Authority}\r\nAuthorization: Bearer {WebSilo.OperatorToken}\r\nContent-Length: 104857600\r\n\r\n"), Cancellation);

        using var answer = new StreamReader(connection.GetStream());

        Assert.Equal("HTTP/1.1 413 Payload Too Large", await answer.ReadLineAsync(Cancellation));
    }

    [Fact]
    public async Task A_body_that_hides_its_length_is_cut_off_at_one_megabyte()
    {
        using var content = new StreamContent(new MemoryStream(new byte[2 << 20]));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/studies/validate") { Content = content };
        request.Headers.TransferEncodingChunked = true;

        using var response = await keeper.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }
}
