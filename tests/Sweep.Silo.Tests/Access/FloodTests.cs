using System.Net;

namespace Sweep.Silo.Tests.Access;

/// <summary>More requests than a silo should answer.</summary>
public sealed class FloodTests
{
    private const int Requests = 10_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_thousand_requests_are_answered_or_told_to_come_later_and_none_fails()
    {
        await using var silo = await WebSilo.StartAsync();
        var answers = new HttpStatusCode[Requests];

        await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = Cancellation }, async (i, stop) =>
        {
            using var response = await silo.Client.GetAsync("/api/v1/datasets", stop);
            answers[i] = response.StatusCode;
        });

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers.Distinct().Order());
        Assert.InRange(answers.Count(answer => answer is HttpStatusCode.OK), 1000, Requests - 1);
        using var health = await silo.Client.GetAsync("/health/ready", Cancellation);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task Tokens_are_not_guessed_in_the_form()
    {
        await using var silo = await WebSilo.StartAsync(guarded: true);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 11; i++)
        {
            using var response = await silo.Client.PostAsync("/login", new FormUrlEncodedContent([KeyValuePair.Create("token", "guess")]), Cancellation);
            answers.Add(response.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, answers[..^1]);
    }
}
