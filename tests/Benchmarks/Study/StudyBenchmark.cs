using System.Globalization;
using Sweep.Benchmarks.Train;
using Sweep.Contracts.Specs;
using Sweep.Training.Data;
using Sweep.Training.Text;
using TorchSharp;

namespace Sweep.Benchmarks.Study;

/// <summary>
/// The whole <c>exercises</c> study as its user waits for it, beside the plain loop over the same list of trials: one after
/// another, with all cores as libtorch's threads. The loop is spared start-up, tokenizing and reports.
/// </summary>
internal static class StudyBenchmark
{
    private const double SpeedTarget = 6, StartTarget = 4, MemoryTarget = 1000;

    /// <param name="options">Nothing, or <c>--seeds N</c>; three by default.</param>
    /// <exception cref="ArgumentException">Something else was said.</exception>
    public static IAsyncEnumerable<BenchmarkRow> Run(IReadOnlyList<string> options) => options switch
    {
        [] => MeasureAsync(seeds: 3),
        ["--seeds", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seeds) && seeds > 0 => MeasureAsync(seeds),
        _ => throw new ArgumentException($"study takes --seeds N, not '{string.Join(' ', options)}'."),
    };

    private static async IAsyncEnumerable<BenchmarkRow> MeasureAsync(int seeds)
    {
        var data = TestData.Find();
        var ours = await SweepRun.MeasureAsync(data.Source, seeds);
        yield return new BenchmarkRow("from Enter to the first trained epoch", ours.FirstEpoch, "s", "", null, StartTarget) { Aim = Aim.AtMost };
        yield return new BenchmarkRow("the silo's peak memory", ours.PeakMegabytes, "MB", "", null, MemoryTarget) { Aim = Aim.AtMost };

        var peer = PeerSeconds(data, ours.Trials.Select(trial => trial.Hyperparameters));
        yield return new BenchmarkRow(
            string.Create(CultureInfo.InvariantCulture, $"exercises, {ours.Trials.Count} trials"), 60 / ours.Seconds, "studies/min", "plain loop, all cores", 60 / peer, SpeedTarget);
    }

    private static double PeerSeconds(DatasetSpec data, IEnumerable<Hyperparameters> trials)
    {
        torch.set_num_threads(Environment.ProcessorCount);
        var catalog = new DatasetCatalog(new DataOptions { CacheFolder = Path.Combine(Path.GetTempPath(), "sweep-benchmarks") });
        var cache = new EncodedTextCache(catalog);
        var fingerprint = catalog.Load(data).Fingerprint;
        return trials.Sum(h => PlainLoop.Run(cache.Get(data, fingerprint, splitSeed: 1, h), h).Sum());
    }
}
