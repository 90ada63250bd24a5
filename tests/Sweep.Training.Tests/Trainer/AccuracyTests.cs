using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;
using Sweep.Training.Data;
using Sweep.Training.Tests.Data;
using Sweep.Training.Text;
using Sweep.Training.Trainer;
using Sweep.Testing;

namespace Sweep.Training.Tests.Trainer;

/// <summary>What the models come to on whole sets, with the course's defaults: means over five seeds.</summary>
public sealed class AccuracyTests
{
    private const int Seeds = 5;

    private readonly DatasetCatalog catalog = new(new DataOptions { CacheFolder = Path.Combine(Path.GetTempPath(), "sweep-tests-data") });

    [Fact]
    public void Where_word_order_matters_the_LSTM_beats_pooling_by_five_points()
    {
        var lstm = MeanAccuracy(DatasetSpec.Reviews, Hyperparameters.Default);
        var pooling = MeanAccuracy(DatasetSpec.Reviews, Hyperparameters.Default with { Model = ModelKind.Pooling });

        Assert.True(lstm - pooling >= 0.05, $"LSTM {lstm:0.000}, pooling {pooling:0.000}");
        Assert.InRange(lstm, 0.6, 0.99);
        Assert.InRange(pooling, 0.55, 0.95);
    }

    /// <summary>One training whose seed was not chosen by its outcome, so up to two of the thirteen texts may be missed.</summary>
    [Fact]
    public void A_model_of_the_course_answers_obvious_texts_rightly()
    {
        var recorder = new Recorder();
        var set = catalog.Load(DatasetSpec.Reviews);
        new TextTrainer(new EncodedTextCache(catalog), TimeProvider.System).Train(
            new TrialWork(new("obvious-1", 1), 1, Hyperparameters.Default, DatasetSpec.Reviews, set.Fingerprint, SplitSeed: 1, TrialSeed: 1), recorder, CancellationToken.None);

        var predictions = new Predictor().Predict(recorder.Checkpoints[^1], [.. ObviousTexts.All.Select(entry => entry.Text)]);
        var wrong = predictions.Zip(ObviousTexts.All).Where(pair => pair.First.Label == "positive" != pair.Second.Praise).Select(pair => pair.Second.Text).ToList();

        Assert.True(wrong.Count <= 2, string.Join(", ", wrong));
        Assert.DoesNotContain("terrible", wrong);
        Assert.DoesNotContain("great", wrong);
    }

    /// <summary>
    /// A seed in eight or so never leaves chance: all six relu units of the course's dense layer die before there is a
    /// signal. That is the course's model, not a mistake to hide; the others must be as good as such a model gets.
    /// </summary>
    [Fact]
    public void On_real_reviews_the_LSTM_learns_wherever_its_dense_layer_lives()
    {
        var learned = Accuracies(new DatasetSpec(SharedData.Require("uci-sentiment")), Hyperparameters.Default).Where(a => a > 0.55).ToList();

        Assert.True(learned.Count >= Seeds - 1, $"{learned.Count} of {Seeds} seeds left chance");
        Assert.True(learned.Average() >= 0.77, $"mean validation accuracy {learned.Average():0.000}");
    }

    private double MeanAccuracy(DatasetSpec dataset, Hyperparameters h) => Accuracies(dataset, h).Average();

    private double[] Accuracies(DatasetSpec dataset, Hyperparameters h)
    {
        var trainer = new TextTrainer(new EncodedTextCache(catalog), TimeProvider.System);
        var fingerprint = catalog.Load(dataset).Fingerprint;
        var accuracies = new double[Seeds];
        Parallel.For(0, Seeds, seed =>
        {
            var recorder = new Recorder();
            trainer.Train(new TrialWork(new("accuracy-1", seed), 1, h, dataset, fingerprint, SplitSeed: seed, TrialSeed: 1000 + seed), recorder, CancellationToken.None);
            accuracies[seed] = recorder.Epochs[^1].ValAccuracy;
        });
        return accuracies;
    }
}
