using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;
using Sweep.Training.Data;
using Sweep.Training.Text;
using static TorchSharp.torch;

namespace Sweep.Training.Trainer;

/// <summary>
/// Trains a small model on a few made-up rows, so that libtorch is loaded and the training's code compiled by the time the
/// first trial comes. Nothing of it is kept or counted.
/// </summary>
public static class TrainingWarmUp
{
    private const int Rows = 640, Words = 12;

    public static void Run()
    {
        set_num_threads(1);
        var h = Hyperparameters.Default;
        var work = new TrialWork(new TrialId("warm-up", 1), 1, h, DatasetSpec.Reviews, "", SplitSeed: 1, TrialSeed: 1);
        using var scope = NewDisposeScope();
        using var run = new TrainingRun(work, EncodedText.Create(Texts(), work.SplitSeed, h), CPU, TimeProvider.System);
        run.TrainEpoch(CancellationToken.None);
    }

    private static LabelledTextSet Texts() => new(
        "warm-up",
        [.. Enumerable.Range(0, Rows).Select(row => string.Join(' ', Enumerable.Range(row, 1 + row % Words)))],
        [.. Enumerable.Range(0, Rows).Select(row => (byte)(row % 2))],
        "0",
        "1",
        fingerprint: "",
        warnings: []);
}
