using System.Diagnostics;
using Sweep.Contracts.Training;
using Sweep.Training.Text;
using Sweep.Training.Trainer;

namespace Sweep.Benchmarks.Train;

/// <summary>What a second slot is worth: as many trials at once as there are cores, a thread each, beside one alone.</summary>
internal static class SideBySide
{
    private const int Rounds = 5;

    private static readonly int Cores = Environment.ProcessorCount;

    /// <summary>How much of its core's speed a trial keeps when the other cores are busy too.</summary>
    private const double Share = 0.9;

    /// <summary>Beside one trial that has the machine to itself, on a thread.</summary>
    public static BenchmarkRow BesideOne(EncodedTextCache cache, TrialWork work, int rows)
    {
        var trainer = new TextTrainer(cache, TimeProvider.System);
        return Measure(trainer, trainer, work, rows, "one trial alone", Share * Cores);
    }

    /// <summary>Beside one trial on all cores: what to choose for models of this size.</summary>
    public static BenchmarkRow BesideThreads(EncodedTextCache cache, TrialWork work, int rows) => Measure(
        new TextTrainer(cache, TimeProvider.System), new TextTrainer(cache, TimeProvider.System) { Threads = Cores }, work, rows, $"one trial on {Cores} threads", 1);

    private static BenchmarkRow Measure(TextTrainer trainer, TextTrainer alone, TrialWork work, int rows, string peer, double target)
    {
        var h = work.Hyperparameters;
        // The first round warms up.
        SamplesASecond(trainer, work, rows, 1);
        var (all, one, ratio) = Medians.InTurn(Rounds, () => SamplesASecond(trainer, work, rows, Cores), () => SamplesASecond(alone, work, rows, 1));
        return new BenchmarkRow($"train, {Cores} trials side by side, lstm {string.Join('/', h.Units)}, max_length {h.MaxLength}", all, "samples/s", peer, one, target) { Ratio = ratio };
    }

    private static double SamplesASecond(TextTrainer trainer, TrialWork work, int rows, int trials)
    {
        var begun = Stopwatch.GetTimestamp();
        Task.WaitAll([.. Enumerable.Range(0, trials).Select(_ => Task.Factory.StartNew(
            () => trainer.Train(work, new EpochClock(work.Hyperparameters.Epochs), CancellationToken.None),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))]);
        return trials * work.Hyperparameters.Epochs * rows / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }
}
