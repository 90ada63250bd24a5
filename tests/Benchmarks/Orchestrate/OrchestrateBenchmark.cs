using Sweep.Grains.Storage;

namespace Sweep.Benchmarks.Orchestrate;

internal static class OrchestrateBenchmark
{
    public static IReadOnlyList<BenchmarkRow> Run(IReadOnlyList<string> args)
    {
        var trials = int.Parse(args[0]); var reports = int.Parse(args[1]); var slots = int.Parse(args[2]);
        var folder = Directory.CreateTempSubdirectory("sweep-orch-");
        return RunAsync(folder, trials, reports, slots, args).GetAwaiter().GetResult();
    }
    static async Task<IReadOnlyList<BenchmarkRow>> RunAsync(DirectoryInfo folder, int trials, int reports, int slots, IReadOnlyList<string> args)
    {
        var rows = new List<BenchmarkRow>();
        var rounds = args.Count > 4 ? int.Parse(args[4]) : 1;
        await using var server = args.Count > 3 && args[3] == "pg" ? await Sweep.Testing.PostgresServer.StartAsync() : null;
        for (var i = 0; i < rounds; i++)
        {
            await using ISweepStore store = server is null
                ? await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = Path.Combine(folder.FullName, $"s{i}.db") }, TimeProvider.System)
                : await PostgresStore.OpenAsync(new PostgresStoreOptions { ConnectionString = await server.CreateDatabaseAsync() }, TimeProvider.System);
            var cpu = Environment.CpuUsage.TotalTime;
            var s = await StudyRun.MeasureAsync(store, new EmptyTrainer(reports, TimeSpan.Zero, TimeProvider.System), trials, reports, slots);
            Console.Error.WriteLine($"{trials / s:0} trials/s, {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds / trials * 1e6:0} us cpu a trial, rss {System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
        }
        folder.Delete(true);
        return rows;
    }
}
