using System.Diagnostics;
using System.Globalization;
using Sweep.Contracts.Results;
using Sweep.Grains.Storage;
using Sweep.Testing;

namespace Sweep.Benchmarks.Orchestrate;

/// <summary>
/// How long a client waits for the best ten configurations, a table, progress and the list of studies, once the study's
/// coordinator is there; and for the coordinator itself, which reads the study when it is first asked.
/// </summary>
internal static class QueryBenchmark
{
    private const int Rounds = 15;

    /// <param name="trials">How many the study has.</param>
    public static async IAsyncEnumerable<BenchmarkRow> MeasureAsync(int trials)
    {
        foreach (var row in await OnSqlite(trials))
            yield return row;
        foreach (var row in await OnPostgres(trials))
            yield return row;
    }

    private static async Task<IReadOnlyList<BenchmarkRow>> OnSqlite(int trials)
    {
        var folder = Directory.CreateTempSubdirectory("sweep-queries-");
        try
        {
            var options = new SqliteStoreOptions { Path = Path.Combine(folder.FullName, "sweep.db") };
            await using (var empty = await SqliteStore.OpenAsync(options, TimeProvider.System))
                await QueryStudy.FillAsync(empty, trials);
            await QueryStudy.FinishSqliteAsync(options.Path);
            await using var store = await SqliteStore.OpenAsync(options, TimeProvider.System);
            return await Measure("SQLite", store, trials);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<BenchmarkRow>> OnPostgres(int trials)
    {
        if (PostgresServer.Missing is { } reason)
            return [new BenchmarkRow("queries, PostgreSQL", null, "ms", reason, null)];
        await using var server = await PostgresServer.StartAsync(synced: true);
        var options = new PostgresStoreOptions { ConnectionString = await server.CreateDatabaseAsync() };
        await using var store = await PostgresStore.OpenAsync(options, TimeProvider.System);
        await QueryStudy.FillAsync(store, trials);
        await QueryStudy.FinishPostgresAsync(options.ConnectionString);
        return await Measure("PostgreSQL", store, trials);
    }

    private static async Task<IReadOnlyList<BenchmarkRow>> Measure(string kind, ISweepStore store, int trials)
    {
        await using var silo = await QuerySilo.StartAsync(store);
        var of = string.Create(CultureInfo.InvariantCulture, $"of {trials:N0}, {kind}");
        var activation = await Milliseconds(silo.Study.Get);
        return
        [
            new BenchmarkRow($"coordinator {of}", activation, "ms", "", null),
            await Row("best --top 10", 50, () => silo.Study.GetBest(null, 10, null)),
            await Row("best --where", null, () => silo.Study.GetBest(null, 10, "learning_rate < 0.01 and seed = 1")),
            await Row("best --order", null, () => silo.Study.GetBest(null, 10, null, TextSteps.Judge("train_loss"))),
            await Row("best --failed", null, () => silo.Study.GetTrialsIn(TrialState.Failed, 0, 1000)),
            await Row("table", 1000, () => silo.Study.GetTables(null)),
            await Row("progress", null, silo.Study.GetProgress),
            await Row("list", null, silo.Library.ListStudies),
        ];

        async Task<BenchmarkRow> Row<T>(string name, double? most, Func<Task<T>> ask) =>
            new($"{name} {of}", await Median(ask), "ms", "", null, most) { Aim = Aim.AtMost };
    }

    private static async Task<double> Median<T>(Func<Task<T>> ask)
    {
        var measured = new List<double>();
        for (var round = 0; round < Rounds; round++)
            measured.Add(await Milliseconds(ask));
        return Medians.Of(measured);
    }

    private static async Task<double> Milliseconds<T>(Func<Task<T>> ask)
    {
        var started = Stopwatch.GetTimestamp();
        await ask();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
