using System.Collections.Concurrent;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Testing;
using static Sweep.Grains.Tests.Storage.Samples;

namespace Sweep.Grains.Tests.Storage;

/// <summary>A server that is killed, away, or takes no writes, under writers that try again.</summary>
public sealed class PostgresStoreOutageTests : IAsyncLifetime
{
    private const string Id = "outage-1";

    private PostgresServer server = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        // The writes must take longer than a server takes to be killed.
        server = await PostgresServer.StartAsync(synced: true);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (server is not null)
            await server.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_doubled_when_the_server_is_killed_amid_writes()
    {
        const int trials = 24, epochs = 240;
        var database = await server.CreateDatabaseAsync();
        await using var first = await PostgresFixture.OpenAsync(database);
        await using var second = await PostgresFixture.OpenAsync(database);
        await first.CreateStudy(Study(Id));
        await first.AddTrials(Id, [.. Enumerable.Range(1, trials).Select(n => Trial(Id, n))]);
        var leases = (await first.LeaseTrials(Id, [.. Enumerable.Range(1, trials)], "node", Noon)).Select(LeaseOf);

        var acknowledged = new ConcurrentDictionary<int, int>();
        var failures = 0;
        var writers = leases.Select((lease, i) => Task.Run(async () =>
        {
            var store = i % 2 == 0 ? first : second;
            for (var epoch = 1; epoch <= epochs; epoch++)
            {
                await Persist(() => store.AppendEpoch(lease, Epoch(epoch, seconds: epoch), [(byte)epoch]), () => Interlocked.Increment(ref failures));
                acknowledged[lease.Trial.Number] = epoch;
            }

            await Persist(() => store.EndAttempt(lease, TrialState.Completed, new AttemptEnd(AttemptOutcome.Completed), Noon), () => Interlocked.Increment(ref failures));
        })).ToList();

        for (var kill = 1; kill <= 3; kill++)
        {
            await Until(() => acknowledged.Values.Sum() >= kill * trials * epochs / 5);
            await server.KillAsync();
            await server.StartAgainAsync();
        }

        await Task.WhenAll(writers);
        Assert.True(failures > 0, "The kills disturbed nobody.");
        Assert.Equal(trials, (await first.CountTrials(Id)).Completed);
        foreach (var row in await second.GetTrials(Id, 0, trials))
        {
            Assert.Equal(Enumerable.Range(1, epochs).Select(epoch => Epoch(epoch, seconds: epoch)), await first.GetEpochs(row.Id));
            Assert.Equal((epochs + 1) / 2.0, row.SecondsPerEpoch);
            Assert.Equal(epochs, Assert.Single(await first.GetCheckpoint(row.Id) ?? []));
            Assert.Single(await first.GetAttempts(row.Id));
        }
    }

    [Fact]
    public async Task A_server_that_takes_no_writes_says_so_and_is_written_to_again_once_it_does()
    {
        var database = await server.CreateDatabaseAsync();
        await using var store = await PostgresFixture.OpenAsync(database);
        await store.CreateStudy(Study(Id));
        await server.TakeWritesAsync(false);
        var error = await Assert.ThrowsAsync<StoreException>(() => store.AddTrials(Id, [Trial(Id, 1)]));
        Assert.Contains("takes no writes", error.Message, StringComparison.Ordinal);
        Assert.Equal(Id, (await store.GetStudy(Id))!.Id);

        await server.TakeWritesAsync(true);
        await store.AddTrials(Id, [Trial(Id, 1)]);
        Assert.Equal(1, (await store.CountTrials(Id)).Queued);
    }

    [Fact]
    public async Task A_server_that_is_away_is_said_so_and_found_again()
    {
        var database = await server.CreateDatabaseAsync();
        await using var store = await PostgresFixture.OpenAsync(database);
        await store.CreateStudy(Study(Id));
        await server.KillAsync();
        // The first one may still hear the server's last words.
        await Assert.ThrowsAsync<StoreException>(() => store.AddTrials(Id, [Trial(Id, 1)]));
        var write = await Assert.ThrowsAsync<StoreException>(() => store.AddTrials(Id, [Trial(Id, 1)]));
        var read = await Assert.ThrowsAsync<StoreException>(() => store.GetStudy(Id));
        Assert.All([write, read], e => Assert.Contains($"127.0.0.1:{server.Port} does not answer", e.Message, StringComparison.Ordinal));

        await server.StartAgainAsync();
        await Persist(async () => { await store.AddTrials(Id, [Trial(Id, 1)]); return true; }, () => { });
        Assert.Equal(1, (await store.CountTrials(Id)).Queued);
    }

    /// <summary>As an administrator would; sessions that are there take it over too.</summary>
    private static async Task<T> Persist<T>(Func<Task<T>> write, Action failed)
    {
        while (true)
        {
            try
            {
                return await write();
            }
            catch (StoreException)
            {
                failed();
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }
        }
    }

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
    }
}
