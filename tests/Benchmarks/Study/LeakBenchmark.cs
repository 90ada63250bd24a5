using System.Diagnostics;
using Sweep.Benchmarks.Orchestrate;
using Sweep.Contracts.Specs;
using Sweep.Training.Data;
using Sweep.Training.Text;
using Sweep.Training.Trainer;

namespace Sweep.Benchmarks.Study;

/// <summary>Whether a process that trains one small trial after another keeps anything of them.</summary>
internal static class LeakBenchmark
{
    private const int Early = 200, Late = 2000;

    /// <summary>How much more the process may hold in the end.</summary>
    private const double Growth = 1.1;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);

    public static async IAsyncEnumerable<BenchmarkRow> MeasureAsync()
    {
        var catalog = new DatasetCatalog(new DataOptions { CacheFolder = Path.Combine(Path.GetTempPath(), "sweep-benchmarks") });
        await using var place = StorePlace.Sqlite();
        await using var store = await place.OpenAsync();
        await using var silo = await BenchmarkSilo.StartAsync(store, new TextTrainer(new EncodedTextCache(catalog), TimeProvider.System), Environment.ProcessorCount);
        await silo.Study.Submit(Small(RandomStudy.Of(Late, epochs: 2)), await catalog.DescribeAsync(DatasetSpec.Reviews, null, CancellationToken.None));

        var early = await ResidentAfter(Early);
        yield return new BenchmarkRow($"resident after {Early} small trials", early, "MB", "", null);
        yield return new BenchmarkRow($"resident after {Late} small trials", await ResidentAfter(Late), "MB", $"after {Early}", early, Growth * early) { Aim = Aim.AtMost };

        async Task<double> ResidentAfter(int trials)
        {
            using var beat = new PeriodicTimer(Beat, TimeProvider.System);
            while ((await silo.Study.GetProgress()).Trials.Completed < trials)
                await beat.WaitForNextTickAsync();
            using var process = Process.GetCurrentProcess();
            return process.WorkingSet64 / 1e6;
        }
    }

    private static StudySpec Small(StudySpec study) => study with
    {
        Base = study.Base with { Units = [8, 4], MaxLength = 20, EmbeddingDim = 8, VocabSize = 200, BatchSize = 64 },
    };
}
