using System.Diagnostics;
using Sweep.Contracts.Training;
using Sweep.Training.Trainer;

namespace Sweep.Benchmarks.Train;

/// <summary>What a second slot is worth: as many trials at once as there are cores, a thread each, beside one alone.</summary>
internal static class SideBySide
{
    private const int Rounds = 5;

    /// <summary>How much of its core's speed a trial keeps when the other cores are busy too.</summary>
    private const double Share = 0.9;

    public static BenchmarkRow Measure(TextTrainer trainer, TrialWork work, int rows)
    {
        var cores = Environment.ProcessorCount;
        // The first round warms up.
        SamplesASecond(trainer, work, rows, 1);
        var (all, one) = Medians.InTurn(Rounds, () => SamplesASecond(trainer, work, rows, cores), () => SamplesASecond(trainer, work, rows, 1));
        return new BenchmarkRow($"train, {cores} trials side by side, max_length {work.Hyperparameters.MaxLength}", all, "samples/s", "one trial alone", one, Share * cores);
    }

    private static double SamplesASecond(TextTrainer trainer, TrialWork work, int rows, int trials)
    {
        var begun = Stopwatch.GetTimestamp();
        Task.WaitAll([.. Enumerable.Range(0, trials).Select(_ => Task.Factory.StartNew(
            () => trainer.Train(work, new EpochClock(), CancellationToken.None),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))]);
        return trials * work.Hyperparameters.Epochs * rows / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }
}
