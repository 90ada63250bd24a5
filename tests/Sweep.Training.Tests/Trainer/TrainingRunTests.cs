using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;
using Sweep.Training.Checkpoints;
using Sweep.Testing;

namespace Sweep.Training.Tests.Trainer;

public sealed class TrainingRunTests
{
    public static TheoryData<string> Configurations =>
    [
        "model=lstm", "model=lstm;dropout=0.4", "model=lstm;bidirectional=true;dropout=0.2", "model=lstm;mask_padding=true;padding=\"post\"",
        "model=gru;dropout=0.3", "model=simple_rnn;optimizer=rmsprop", "model=pooling;optimizer=sgd", "model=flatten", "model=conv1d;dropout=0.5",
    ];

    [Theory, MemberData(nameof(Configurations))]
    public void The_same_work_gives_the_same_numbers_and_weights(string configuration)
    {
        var h = Parse(configuration);
        var first = ToyRun.Train(h);
        var second = ToyRun.Train(h);

        Assert.Equal(first.Numbers, second.Numbers);
        Assert.Equal(first.Checkpoints[^1], second.Checkpoints[^1]);
    }

    [Theory, MemberData(nameof(Configurations))]
    public void Going_on_from_any_checkpoint_equals_never_having_stopped(string configuration)
    {
        var h = Parse(configuration);
        var whole = ToyRun.Train(h);
        for (var epochs = 1; epochs < h.Epochs; epochs++)
        {
            var begun = ToyRun.Train(h, stopAfter: epochs);
            var rest = ToyRun.Train(h, begun.Checkpoints[^1]);

            Assert.Equal(whole.Numbers, begun.Numbers.Concat(rest.Numbers));
            Assert.Equal(whole.Checkpoints[^1], rest.Checkpoints[^1]);
        }
    }

    [Theory, MemberData(nameof(Configurations))]
    public void A_training_of_more_epochs_passes_through_one_of_fewer(string configuration)
    {
        var h = Parse(configuration);
        var whole = ToyRun.Train(h);
        var fewer = ToyRun.Train(h with { Epochs = h.Epochs - 1 });
        var rest = ToyRun.Train(h, fewer.Checkpoints[^1]);

        Assert.Equal(whole.Numbers, fewer.Numbers.Concat(rest.Numbers));
        Assert.Equal(whole.Checkpoints[^1], rest.Checkpoints[^1]);
    }

    [Fact]
    public async Task Trainings_side_by_side_do_not_disturb_each_other()
    {
        var h = Parse("model=lstm;dropout=0.4");
        var alone = ToyRun.Train(h);

        var together = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
            () => ToyRun.Train(h), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.All(together, other => Assert.Equal(alone.Checkpoints[^1], other.Checkpoints[^1]));
    }

    [Fact]
    public void Another_seed_gives_another_training() =>
        Assert.NotEqual(ToyRun.Train(ToyRun.Small).Numbers, ToyRun.Train(ToyRun.Small, seed: 12).Numbers);

    [Fact]
    public void A_longer_training_passes_through_every_shorter_one()
    {
        var shorter = ToyRun.Train(ToyRun.Small with { Epochs = 2 });
        var longer = ToyRun.Train(ToyRun.Small with { Epochs = 4 });

        Assert.Equal(shorter.Numbers, longer.Numbers.Take(2));
    }

    [Theory, MemberData(nameof(Configurations))]
    public void Every_model_learns_what_one_word_tells(string configuration)
    {
        var h = Parse(configuration) with { Epochs = 60, Dropout = 0, Optimizer = OptimizerKind.Adam, Activation = Activation.Tanh };
        var recorder = ToyRun.Train(h, text: ToyTexts.Create(h, trainingRows: 200));

        Assert.True(recorder.Epochs[^1].TrainAccuracy > 0.9, $"training accuracy {recorder.Epochs[^1].TrainAccuracy}");
    }

    [Fact]
    public void A_loss_that_is_no_number_ends_the_training_with_the_epoch_named()
    {
        var text = ToyTexts.Create(ToyRun.Small);
        text.TrainingLabels[^1] = float.NaN;

        var e = Assert.Throws<TrainingDivergedException>(() => ToyRun.Train(ToyRun.Small, text: text));

        Assert.Contains("NaN in epoch 1", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_best_epoch_is_the_one_with_the_lowest_validation_loss()
    {
        var recorder = ToyRun.Train(ToyRun.Small with { Epochs = 8, LearningRate = 0.1 });
        var best = recorder.Epochs.MinBy(e => e.ValLoss)!;
        var last = Checkpoint.Read(recorder.Checkpoints[^1]);

        Assert.Equal((best.Number, best.ValLoss), (last.BestEpoch, last.BestLoss));
        Assert.Equal(Checkpoint.Read(recorder.Checkpoints[best.Number - 1]).Model.SelectMany(a => a.Values), last.Best.SelectMany(a => a.Values));
    }

    [Fact]
    public void A_cancelled_training_ends_within_a_batch()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var work = new TrialWork(new("toy-1", 1), 1, ToyRun.Small, DatasetSpec.Reviews, "", 1, 1);
        using var run = new Training.Trainer.TrainingRun(work, ToyTexts.Create(ToyRun.Small), TorchSharp.torch.CPU, TimeProvider.System);

        Assert.Throws<OperationCanceledException>(() => run.Train(new Recorder(), cancelled.Token));
    }

    private static Hyperparameters Parse(string configuration) => HyperparameterSchema.Apply(ToyRun.Small, configuration.Split(';').Select(pair =>
    {
        var (key, value) = (pair.Split('=')[0], pair.Split('=')[1]);
        var quoted = HyperparameterSchema.Find(key)!.Kind is ValueKind.Choice && !value.StartsWith('"');
        return new Assignment(key, quoted ? ParameterValue.From(value) : new ParameterValue(value));
    }));
}
