using Npgsql;
using StackExchange.Redis;
using Sweep.Silo.Tests;
using Sweep.Testing;

[assembly: AssemblyFixture(typeof(Servers))]

namespace Sweep.Silo.Tests;

/// <summary>A real Redis and a real PostgreSQL, started when the first test asks for them.</summary>
public sealed class Servers : IAsyncDisposable
{
    private readonly Lazy<Task<RedisServer>> redis = new(RedisServer.StartAsync);
    private readonly Lazy<Task<PostgresServer>> postgres = new(() => PostgresServer.StartAsync());
    private int clusters;

    /// <summary>Skips the test where one of them is not installed.</summary>
    /// <returns>What a silo of a new cluster is told: both servers, with an empty database of its own, and free ports.</returns>
    public async Task<Dictionary<string, string>> NewClusterAsync()
    {
        foreach (var missing in (string?[])[RedisServer.Missing, PostgresServer.Missing])
            Assert.SkipWhen(missing is not null, missing ?? "");
        return new()
        {
            ["SWEEP_REDIS"] = (await redis.Value).ConnectionString,
            ["SWEEP_POSTGRES"] = await (await postgres.Value).CreateDatabaseAsync(),
            ["SWEEP_CLUSTER_NAME"] = $"cluster-{Interlocked.Increment(ref clusters)}",
            ["SWEEP_SILO_PORT"] = $"{LoopbackPort.Free()}",
            ["SWEEP_GATEWAY_PORT"] = $"{LoopbackPort.Free()}",
            ["SWEEP_HTTP"] = "none",
            ["SWEEP_START_TIMEOUT"] = "20",
        };
    }

    /// <summary>Runs SQL in a cluster's database as its owner.</summary>
    public async Task RunAsync(Dictionary<string, string> cluster, string sql) =>
        await (await postgres.Value).RunAsync(sql, new NpgsqlConnectionStringBuilder(cluster["SWEEP_POSTGRES"]).Database!);

    /// <summary>Says something to a cluster's Redis, as another silo or its keeper would.</summary>
    public static async Task TellRedisAsync(Dictionary<string, string> cluster, string command, params object[] arguments)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(cluster["SWEEP_REDIS"]);
        await connection.GetDatabase().ExecuteAsync(command, arguments);
    }

    public async ValueTask DisposeAsync()
    {
        if (redis.IsValueCreated)
            await (await redis.Value).DisposeAsync();
        if (postgres.IsValueCreated)
            await (await postgres.Value).DisposeAsync();
    }
}
