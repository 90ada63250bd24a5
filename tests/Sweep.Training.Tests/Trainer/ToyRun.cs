using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;
using Sweep.Training.Text;
using Sweep.Training.Trainer;
using TorchSharp;

namespace Sweep.Training.Tests.Trainer;

/// <summary>Trains small models on <see cref="ToyTexts"/>.</summary>
internal static class ToyRun
{
    public static Hyperparameters Small { get; } = Hyperparameters.Default with
    {
        Units = [5, 4], DenseUnits = [3], EmbeddingDim = 4, VocabSize = 20, MaxLength = 9, BatchSize = 10, Epochs = 4, LearningRate = 0.01,
    };

    public static Recorder Train(
        Hyperparameters h, byte[]? checkpoint = null, int stopAfter = int.MaxValue, EncodedText? text = null, long seed = 11,
        bool confirm = false, TrialDecision decision = TrialDecision.Stop)
    {
        torch.set_num_threads(1);
        var work = new TrialWork(new TrialId("toy-1", 1), 1, h, DatasetSpec.Reviews, "", SplitSeed: 1, TrialSeed: seed) { Checkpoint = checkpoint, Confirm = confirm };
        var recorder = new Recorder(stopAfter, decision);
        using var run = new TrainingRun(work, text ?? ToyTexts.Create(h), torch.CPU, TimeProvider.System);
        recorder.Facts = run.Train(recorder, TestContext.Current.CancellationToken);
        return recorder;
    }
}
