using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;
using Sweep.Training.Data;
using Sweep.Training.Text;
using Sweep.Training.Trainer;
using TorchSharp;

namespace Sweep.Benchmarks.Train;

/// <summary>
/// Training samples a second on one thread, an epoch's validation included, beside the loop any libtorch user would
/// write. Same model, same rows; each round's first epoch warms up and is not counted.
/// </summary>
internal static class TrainBenchmark
{
    private const int Rounds = 5;
    private const int Epochs = 3;

    public static IReadOnlyList<BenchmarkRow> Run()
    {
        torch.set_num_threads(1);
        var dataset = TestData.Find();
        var catalog = new DatasetCatalog(new DataOptions { CacheFolder = Path.Combine(Path.GetTempPath(), "sweep-benchmarks") });
        var fingerprint = catalog.Load(dataset).Fingerprint;
        var cache = new EncodedTextCache(catalog);
        (int Length, double Target)[] aims = [(50, 3), (120, 6)];
        return
        [
            .. aims.SelectMany(aim => Measure(cache, dataset, fingerprint, Hyperparameters.Default with { MaxLength = aim.Length, Epochs = Epochs }, aim.Target)),
            MeasureLarge(cache, dataset, fingerprint),
        ];
    }

    private static IReadOnlyList<BenchmarkRow> Measure(EncodedTextCache cache, DatasetSpec dataset, string fingerprint, Hyperparameters h, double target)
    {
        var trainer = new TextTrainer(cache, TimeProvider.System);
        var work = Work(h, dataset, fingerprint);
        var text = cache.Get(dataset, fingerprint, work.SplitSeed, h);
        var (ours, peer, ratio) = Medians.InTurn(
            Rounds,
            () =>
            {
                var clock = new EpochClock();
                trainer.Train(work, clock, CancellationToken.None);
                return text.TrainingRows / clock.FastestSeconds;
            },
            () => text.TrainingRows / PlainLoop.SecondsPerEpoch(text, h));
        using var profile = new StepProfile(text, h);
        return
        [
            new BenchmarkRow($"train, lstm 64/32, max_length {h.MaxLength}", ours, "samples/s", "nn.LSTM over padded batches", peer, target) { Ratio = ratio },
            .. profile.Rows(),
            SideBySide.BesideOne(cache, work, text.TrainingRows),
            SideBySide.BesideThreads(cache, work, text.TrainingRows),
        ];
    }

    /// <summary>Large enough that a matrix product is worth two threads, if any is.</summary>
    private static BenchmarkRow MeasureLarge(EncodedTextCache cache, DatasetSpec dataset, string fingerprint)
    {
        var h = Hyperparameters.Default with { EmbeddingDim = 128, Units = [256, 128], Epochs = 1 };
        var work = Work(h, dataset, fingerprint);
        return SideBySide.BesideThreads(cache, work, cache.Get(dataset, fingerprint, work.SplitSeed, h).TrainingRows);
    }

    private static TrialWork Work(Hyperparameters h, DatasetSpec dataset, string fingerprint) =>
        new(new TrialId("benchmark-1", 1), 1, h, dataset, fingerprint, SplitSeed: 1, TrialSeed: 1);
}
