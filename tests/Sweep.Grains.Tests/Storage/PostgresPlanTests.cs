using System.Globalization;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Grains.Storage;

namespace Sweep.Grains.Tests.Storage;

/// <summary>What the server reads to run a trial does not grow with the study, whatever it knew of the tables when it made its plans.</summary>
public sealed class PostgresPlanTests(PostgresFixture postgres)
{
    private const int Trials = 5000;
    private const int Small = 10;
    private const int Together = 100;
    private const int Rounds = 8;

    /// <summary>Rows read to run one trial: its own, once for each statement's look, change and reference.</summary>
    private const int Few = 12;

    [Fact]
    public async Task Running_a_trial_reads_few_rows_of_a_study_however_large()
    {
        var connection = await postgres.CreateDatabaseAsync();
        var database = connection.Split("Database=")[1];
        await using (var store = await PostgresFixture.OpenAsync(connection))
        {
            await store.CreateStudy(Samples.Study("s"));
            await store.AddTrials("s", [.. Enumerable.Range(1, Small).Select(number => Samples.Trial("s", number))]);
            await (await postgres.ServerAsync()).RunAsync("vacuum analyze sweep.trials", database);
            // So many that the server keeps its plans for references, to a table that it has seen to be small.
            await Run(store, 1, Small);
            await store.AddTrials("s", [.. Enumerable.Range(Small + 1, Trials - Small).Select(number => Samples.Trial("s", number))]);
            for (var round = 0; round < Rounds; round++)
                await Run(store, Small + 1 + round * Together, Together);
        }

        Assert.InRange(await RowsRead(database), Rounds * Together, Few * Rounds * Together);
    }

    private static async Task Run(PostgresStore store, int first, int count)
    {
        var leased = await store.LeaseTrials("s", [.. Enumerable.Range(first, count)], "node", Samples.Noon);
        await Task.WhenAll(leased.Select(async row =>
        {
            var lease = Samples.LeaseOf(row);
            Assert.True(await store.AppendEpoch(lease, Samples.Epoch(1), null));
            Assert.NotNull(await store.EndAttempt(lease, TrialState.Completed, new AttemptEnd(AttemptOutcome.Completed), Samples.Noon));
        }));
    }

    private async Task<int> RowsRead(string database)
    {
        var server = await postgres.ServerAsync();
        // A session hands in its counts when it ends.
        while ((await server.RunAsync($"select count(*) from pg_stat_activity where datname = '{database}'")).Trim() != "0")
        {
        }

        return int.Parse(await server.RunAsync("select seq_tup_read + idx_tup_fetch from pg_stat_user_tables where relname = 'trials'", database), CultureInfo.InvariantCulture);
    }
}
