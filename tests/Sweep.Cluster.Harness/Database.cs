using System.Diagnostics;
using System.Runtime.CompilerServices;
using Npgsql;

namespace Sweep.Cluster.Harness;

/// <summary>The store, asked in SQL, past the program that wrote it.</summary>
internal sealed class Database(string connectionString)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);

    /// <summary>Long enough for the slowest machine, so that a test that waits in vain fails rather than waits for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public async Task<long> CountAsync(string sql) => (await QueryAsync(sql, row => row.GetInt64(0))).Single();

    public async Task<List<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Search Path=sweep;Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var result = new List<T>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            result.Add(read(rows));
        return result;
    }

    public Task<long> EpochsAsync() => CountAsync("select count(*) from steps");

    /// <summary>Waits until that many epochs are stored.</summary>
    public Task UntilEpochsAsync(long count) => UntilAsync(async () => await EpochsAsync() >= count);

    /// <summary>Who trains what now.</summary>
    public Task<List<(string Node, int Trial, int Attempt)>> RunningAsync() => QueryAsync(
        "select node, number, attempt from trials where state = 'running' order by number",
        row => (row.GetString(0), row.GetInt32(1), row.GetInt32(2)));

    /// <summary>Waits until something trains that has stored an epoch in this attempt, and says where.</summary>
    public async Task<string> UntilSomethingTrainsAsync()
    {
        string? node = null;
        await UntilAsync(async () => (node = (await QueryAsync(
            "select node from trials where state = 'running' and steps > 1 order by number limit 1", row => row.GetString(0))).FirstOrDefault()) is not null);
        return node!;
    }

    /// <summary>Waits until all that the node trained was taken from it.</summary>
    public Task UntilNothingRunsOnAsync(string node) => UntilAsync(async () => (await RunningAsync()).All(running => running.Node != node));

    /// <summary>Waits until the node has tried, from now on, to store an epoch, whether or not it could.</summary>
    public async Task UntilReportedAsync(string node)
    {
        var now = (await QueryAsync("select clock_timestamp()::text", row => row.GetString(0))).Single();
        await UntilAsync(async () => await CountAsync(
            $"select count(*) from pg_stat_activity where application_name = '{node}' and query_start > '{now}' and query like '%insert into steps%'") > 0);
    }

    public static async Task UntilAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string awaited = "")
    {
        var begun = Stopwatch.GetTimestamp();
        using var beat = new PeriodicTimer(Beat);
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(begun) < Patience, $"In {Patience} this did not happen: {awaited}");
            await beat.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
