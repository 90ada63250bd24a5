using Npgsql;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using static Sweep.Grains.Tests.Storage.Samples;

namespace Sweep.Grains.Tests.Storage;

/// <summary>Several silos, one database.</summary>
public sealed class PostgresStoreSharingTests(PostgresFixture postgres)
{
    private const string Id = "shared-1";

    [Fact]
    public async Task Silos_that_start_together_make_the_tables_once()
    {
        var database = await postgres.CreateDatabaseAsync();
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostgresFixture.OpenAsync(database)));
        Assert.True(await stores[0].CreateStudy(Study(Id)));
        foreach (var store in stores)
        {
            Assert.Equal(Id, Assert.Single(await store.ListStudies()).Id);
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Coordinators_that_ask_for_the_same_trials_never_get_one_twice()
    {
        const int trials = 400;
        var database = await postgres.CreateDatabaseAsync();
        await using var one = await PostgresFixture.OpenAsync(database);
        await using var other = await PostgresFixture.OpenAsync(database);
        await one.CreateStudy(Study(Id));
        await one.AddTrials(Id, [.. Enumerable.Range(1, trials).Select(n => Trial(Id, n))]);

        var asked = Enumerable.Range(0, 100).Select(i => (i % 2 == 0 ? one : other).LeaseTrials(
            Id, [.. Enumerable.Range(1, trials).Where(n => n % 7 == i % 7 || n % 3 == i % 3).OrderBy(n => n * 7919 % trials)], $"node-{i}", Noon));
        var granted = (await Task.WhenAll(asked)).SelectMany(rows => rows).ToList();

        Assert.Equal(trials, granted.Count);
        Assert.Equal(trials, granted.Select(row => row.Id.Number).Distinct().Count());
        Assert.All(granted, row => Assert.Equal(1, row.Attempt));
        foreach (var row in granted)
            Assert.Equal(row.Node, Assert.Single(await other.GetAttempts(row.Id)).Node);
    }

    [Fact]
    public async Task A_report_and_the_loss_of_its_attempt_never_both_win()
    {
        const int trials = 200;
        var database = await postgres.CreateDatabaseAsync();
        await using var node = await PostgresFixture.OpenAsync(database);
        await using var coordinator = await PostgresFixture.OpenAsync(database);
        await node.CreateStudy(Study(Id));
        await node.AddTrials(Id, [.. Enumerable.Range(1, trials).Select(n => Trial(Id, n))]);
        var leases = (await coordinator.LeaseTrials(Id, [.. Enumerable.Range(1, trials)], "node", Noon)).Select(LeaseOf).ToList();

        var ends = leases.Select(lease => node.EndAttempt(lease, TrialState.Completed, new AttemptEnd(AttemptOutcome.Completed), Noon)).ToList();
        var losses = leases.Chunk(10).Reverse().Select(chunk => coordinator.RequeueLost(Id, chunk, Noon)).ToList();
        var ended = (await Task.WhenAll(ends)).OfType<TrialRow>().Select(row => row.Id.Number).ToHashSet();
        var lost = (await Task.WhenAll(losses)).SelectMany(rows => rows).Select(row => row.Id.Number).ToHashSet();

        Assert.Empty(ended.Intersect(lost));
        Assert.Equal(trials, ended.Count + lost.Count);
        var counts = await node.CountTrials(Id);
        Assert.Equal((ended.Count, lost.Count), (counts.Completed, counts.Queued));
    }

    [Fact]
    public async Task A_write_that_fails_takes_no_other_with_it()
    {
        await using var store = await PostgresFixture.OpenAsync(await postgres.CreateDatabaseAsync());
        await store.CreateStudy(Study(Id));
        var wrong = store.AddTrials("no-such-study", [Trial("no-such-study", 1)]);
        var right = Enumerable.Range(1, 50).Select(n => store.AddTrials(Id, [Trial(Id, n)])).ToList();
        var error = await Assert.ThrowsAsync<StoreException>(() => wrong);
        Assert.Contains("no-such-study", error.Message, StringComparison.Ordinal);
        await Task.WhenAll(right);
        Assert.Equal(50, (await store.CountTrials(Id)).Queued);
    }

    [Fact]
    public async Task Tables_of_a_newer_version_are_left_alone()
    {
        var database = await postgres.CreateDatabaseAsync();
        await (await PostgresFixture.OpenAsync(database)).DisposeAsync();
        await Execute(database, "update sweep.format set version = 99");
        var error = await Assert.ThrowsAsync<StoreException>(() => PostgresFixture.OpenAsync(database));
        Assert.Contains("format 99", error.Message, StringComparison.Ordinal);
        Assert.Contains("Update Sweep", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_without_rights_is_told_what_to_grant()
    {
        var database = await postgres.CreateDatabaseAsync();
        var guest = Guest(database);
        await Execute(database, "create role guest login password 'guest-secret'; alter role guest set default_transaction_read_only = off");
        var noTables = await Assert.ThrowsAsync<StoreException>(() => PostgresFixture.OpenAsync(guest));
        Assert.Contains("grant", noTables.Message, StringComparison.Ordinal);

        await (await PostgresFixture.OpenAsync(database)).DisposeAsync();
        await Execute(database, "grant usage on schema sweep to guest; grant select on all tables in schema sweep to guest");
        var noWrites = await Assert.ThrowsAsync<StoreException>(() => PostgresFixture.OpenAsync(guest));
        Assert.Contains("INSERT", noWrites.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("guest-secret", noTables.Message + noWrites.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Password=wrong", "password")]
    [InlineData("Database=nowhere", "createdb")]
    [InlineData("Port=1", "does not answer")]
    public async Task What_cannot_be_reached_is_named(string change, string help)
    {
        var database = await postgres.CreateDatabaseAsync();
        var error = await Assert.ThrowsAsync<StoreException>(() => PostgresFixture.OpenAsync($"{database};{change}"));
        Assert.Contains("127.0.0.1", error.Message, StringComparison.Ordinal);
        Assert.Contains(help, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sweep-test", error.Message, StringComparison.Ordinal);
    }

    private static string Guest(string database) =>
        new NpgsqlConnectionStringBuilder(database) { Username = "guest", Password = "guest-secret" }.ConnectionString;

    private static async Task Execute(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
