using System.Net;
using Sweep.Silo.Tests.Telemetry;
using Sweep.Testing;

namespace Sweep.Silo.Tests;

/// <summary>What a load balancer, a rollout and a supervisor are told by a silo whose database comes and goes.</summary>
public sealed class HealthTests : IDisposable
{
    private readonly HttpClient http = new();

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task A_silo_whose_store_is_away_lives_but_is_not_ready_until_it_is_back()
    {
        foreach (var missing in (string?[])[RedisServer.Missing, PostgresServer.Missing])
            Assert.SkipWhen(missing is not null, missing ?? "");
        await using var redis = await RedisServer.StartAsync();
        await using var postgres = await PostgresServer.StartAsync();
        using var silo = new ObservedSilo("silo-1", new Dictionary<string, string>
        {
            ["SWEEP_REDIS"] = redis.ConnectionString,
            ["SWEEP_POSTGRES"] = await postgres.CreateDatabaseAsync(),
        });
        await silo.Ready.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await ObservedSweep.UntilAsync(async () => await Ask(silo, "ready") is (HttpStatusCode.OK, "Healthy"), "readiness");

        await postgres.KillAsync();

        await ObservedSweep.UntilAsync(async () => (await Ask(silo, "ready")).Status is HttpStatusCode.ServiceUnavailable, "the end of readiness");
        Assert.StartsWith("the store does not answer: ", (await Ask(silo, "ready")).Said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Ask(silo, "live")).Status);

        await postgres.StartAgainAsync();

        await ObservedSweep.UntilAsync(async () => (await Ask(silo, "ready")).Status is HttpStatusCode.OK, "readiness again");
    }

    private async Task<(HttpStatusCode Status, string Said)> Ask(ObservedSilo silo, string what)
    {
        using var answer = await http.GetAsync($"http://{silo.Http}/health/{what}", TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
