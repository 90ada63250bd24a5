using System.Net;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Sweep.Silo.Tests.Access;

/// <summary>Signing in to a cluster, whose silos share a Redis.</summary>
public sealed class SharedKeysTests(Servers servers)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cookie_of_one_silo_is_taken_by_another_and_not_by_one_of_another_cluster()
    {
        var cluster = await servers.NewClusterAsync();
        await using var redis = await ConnectionMultiplexer.ConnectAsync(cluster["SWEEP_REDIS"]);
        await using var one = await StartAsync(redis);
        await using var other = await StartAsync(redis);
        await using var stranger = await WebSilo.StartAsync(guarded: true);

        var cookie = await one.SignInAsync(WebSilo.ReaderToken);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(other, cookie));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(stranger, cookie));
    }

    [Fact]
    public async Task A_cookie_ends_with_the_token_that_it_was_given_for()
    {
        var cluster = await servers.NewClusterAsync();
        await using var redis = await ConnectionMultiplexer.ConnectAsync(cluster["SWEEP_REDIS"]);
        await using var before = await StartAsync(redis);
        await using var after = await StartAsync(redis, readerToken: "reader-changed-since-then");

        var (readers, operators) = (await before.SignInAsync(WebSilo.ReaderToken), await before.SignInAsync(WebSilo.OperatorToken));

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(after, readers));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(after, operators));
    }

    private static Task<WebSilo> StartAsync(IConnectionMultiplexer redis, string readerToken = WebSilo.ReaderToken) =>
        WebSilo.StartAsync(guarded: true, configure: builder => builder.Services.AddSingleton(redis), readerToken: readerToken);

    private static async Task<HttpStatusCode> StatusAsync(WebSilo silo, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/studies");
        request.Headers.Add("Cookie", cookie);
        using var response = await silo.Client.SendAsync(request, Cancellation);
        return response.StatusCode;
    }
}
