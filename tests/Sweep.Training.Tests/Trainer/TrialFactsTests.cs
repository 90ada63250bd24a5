using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;
using Sweep.Training.Checkpoints;
using Sweep.Training.Tests.Models;
using Sweep.Training.Tests.Reference;
using Sweep.Training.Trainer;
using Sweep.Testing;

namespace Sweep.Training.Tests.Trainer;

public sealed class TrialFactsTests
{
    private static readonly Hyperparameters Dropped = ToyRun.Small with { Dropout = 0.4 };

    public static TheoryData<ModelKind> Kinds => [.. Enum.GetValues<ModelKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void A_trial_with_nothing_left_to_train_has_the_facts_of_its_end(ModelKind kind)
    {
        var h = Dropped with { Model = kind, Bidirectional = true };
        var whole = ToyRun.Train(h, confirm: true);
        var again = ToyRun.Train(h, whole.Checkpoints[^1], confirm: true);

        Assert.Empty(again.Epochs);
        Assert.Equal(whole.Facts, again.Facts);
        Assert.Equal(whole.Facts, ToyRun.Train(h, whole.Checkpoints[1], confirm: true).Facts);
    }

    [Fact]
    public void The_facts_follow_from_the_epochs()
    {
        var recorder = ToyRun.Train(Dropped with { Epochs = 8, LearningRate = 0.1 });
        var (best, last, facts) = (recorder.Epochs.MinBy(e => e.ValLoss)!, recorder.Epochs[^1], recorder.Facts);

        Assert.Equal(best.Number, facts[FactNames.BestStep]);
        Assert.Equal(best.ValLoss, facts[FactNames.BestLoss]);
        Assert.Equal(best.ValAccuracy, facts[FactNames.BestAccuracy]);
        Assert.Equal(last.ValLoss / best.ValLoss - 1, facts[FactNames.Rise]);
        Assert.Equal(last.ValLoss - facts[FactNames.FinalTrainLoss], facts[FactNames.Gap]);
        Assert.Equal((64, 32), (facts[FactNames.TrainingRows], facts[FactNames.ValidationRows]));
        Assert.Equal((4, 6, 0, 0), (facts[FactNames.DistinctWords], facts[FactNames.LongestText], facts[FactNames.CutTexts], facts[FactNames.UnknownWords]));
        Assert.Null(facts[FactNames.TestAccuracy]);
    }

    // Embedding 20·4; LSTM 4·5·(4 + 5 + 1), 4·4·(5 + 4 + 1); dense (4 + 1)·3, 3 + 1. A step is 4·5·9 + 4·4·9.
    [Fact]
    public void The_model_s_size_and_cost_are_facts()
    {
        var facts = ToyRun.Train(ToyRun.Small with { Epochs = 1 }).Facts;

        Assert.Equal(80 + 200 + 160 + 15 + 4, facts[FactNames.Parameters]);
        Assert.Equal(4 * 459, facts[FactNames.Bytes]);
        Assert.Equal(9 * (180 + 144) + 12 + 3, facts[FactNames.MultiplyAdds]);
        Assert.InRange(facts[FactNames.ComputedMultiplyAdds]!.Value, 324 + 15, 6.5 * 324);
    }

    [Fact]
    public void Masked_rows_are_computed_word_by_word()
    {
        var h = ToyRun.Small with { Epochs = 1, MaskPadding = true };
        var words = ToyTexts.Create(h).TrainingTokens.Count(token => token != 0);

        Assert.Equal(words / 64.0 * 324 + 15, ToyRun.Train(h).Facts[FactNames.ComputedMultiplyAdds]!.Value, 1e-9);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_training_loss_is_taken_without_dropout(ModelKind kind)
    {
        var h = Dropped with { Model = kind, Units = [4, 3], VocabSize = 20, Dropout = 0.5 };
        var text = ToyTexts.Create(h);
        var recorder = ToyRun.Train(h, text: text);
        var arrays = Checkpoint.Read(recorder.Checkpoints[^1]).Model;
        var reference = new ReferenceModel(
            new ReferenceArchitecture(HyperparameterSchema.NameOf(kind))
            {
                VocabSize = h.VocabSize, EmbeddingDim = h.EmbeddingDim, MaxLength = h.MaxLength, Units = [.. h.Units], DenseUnits = [.. h.DenseUnits],
            },
            ReferenceWeights.From(arrays, kind is ModelKind.Gru));
        int[][] rows = [.. text.TrainingTokens.Chunk(h.MaxLength)];
        var (loss, _) = reference.LossAndGradients(rows, [.. text.TrainingLabels.Select(label => (double)label)]);
        var right = reference.Logits(rows).Zip(text.TrainingLabels).Count(row => row.First > 0 == row.Second > 0);

        Assert.Equal(loss, recorder.Facts[FactNames.FinalTrainLoss]!.Value, 1e-6);
        Assert.Equal(right / 64.0, recorder.Facts[FactNames.FinalTrainAccuracy]);
    }

    [Fact]
    public void A_stopped_trial_has_the_facts_of_where_it_was()
    {
        var stopped = ToyRun.Train(Dropped, stopAfter: 2);

        Assert.Equal(ToyRun.Train(Dropped with { Epochs = 2 }).Facts, stopped.Facts);
    }

    [Theory, InlineData(TrialDecision.Pause), InlineData(TrialDecision.Abandon)]
    public void A_trial_that_goes_on_elsewhere_has_none(TrialDecision decision) =>
        Assert.Equal(TrialFacts.None, ToyRun.Train(Dropped, stopAfter: 2, decision: decision).Facts);

    [Fact]
    public void A_best_epoch_from_a_checkpoint_of_an_earlier_version_has_no_accuracy()
    {
        var checkpoint = Checkpoint.Read(ToyRun.Train(Dropped).Checkpoints[^1]);
        var old = checkpoint with { BestAccuracy = null, Answers = null };

        var facts = ToyRun.Train(Dropped, old.ToBytes()).Facts;

        Assert.Null(facts[FactNames.BestAccuracy]);
        Assert.Equal(checkpoint.BestLoss, facts[FactNames.BestLoss]);
        Assert.Null(new AnswersReader().Read(old.ToBytes()));
    }

    [Fact]
    public void A_model_that_gives_every_text_one_answer_has_collapsed()
    {
        var h = ToyRun.Small with { Epochs = 20 };
        var text = ToyTexts.Create(h);
        Array.Fill(text.TrainingLabels, 1);

        Assert.Equal(1, ToyRun.Train(h, text: text).Facts[FactNames.Collapsed]);
    }

    [Fact]
    public void A_model_that_learned_has_not()
    {
        var h = ToyRun.Small with { Epochs = 60, Activation = Activation.Tanh };

        Assert.Equal(0, ToyRun.Train(h, text: ToyTexts.Create(h, trainingRows: 200)).Facts[FactNames.Collapsed]);
    }

    [Fact]
    public void A_confirmation_evaluates_the_best_epochs_weights_on_the_test_set()
    {
        var h = ToyRun.Small with { Epochs = 8, LearningRate = 0.1 };
        var text = ToyTexts.Create(h);
        var recorder = ToyRun.Train(h, text: text, confirm: true);
        var trained = Checkpoint.Read(recorder.Checkpoints[^1]);
        var reference = new ReferenceModel(
            new ReferenceArchitecture("lstm")
            {
                VocabSize = h.VocabSize, EmbeddingDim = h.EmbeddingDim, MaxLength = h.MaxLength, Units = [.. h.Units], DenseUnits = [.. h.DenseUnits],
            },
            ReferenceWeights.From(trained.Best, gru: false));
        int[][] rows = [.. text.Test!.Tokens.Chunk(h.MaxLength)];
        var right = reference.Logits(rows).Zip(text.Test.Labels).Count(row => row.First > 0 == row.Second > 0);

        Assert.NotEqual(h.Epochs, trained.BestEpoch);
        Assert.Equal((double)right / rows.Length, recorder.Facts[FactNames.TestAccuracy]);
        Assert.Equal(ToyRun.Train(h, text: text).Facts, new TrialFacts(recorder.Facts.Values.Remove(FactNames.TestAccuracy)));
    }

    [Fact]
    public void The_answers_are_those_of_the_last_epochs_metrics()
    {
        var text = ToyTexts.Create(Dropped);
        var recorder = ToyRun.Train(Dropped, text: text);
        var last = recorder.Epochs[^1];
        var answers = new AnswersReader().Read(recorder.Checkpoints[^1])!;
        var pairs = answers.Labels.Zip(answers.Probabilities, (label, probability) => (Label: label, P: (double)probability)).ToList();

        Assert.Equal(text.ValidationRowNumbers, answers.Rows);
        Assert.Equal(text.ValidationLabels, answers.Labels.Select(label => (float)label));
        Assert.Equal(("bad", "good"), (answers.NegativeLabel, answers.PositiveLabel));
        Assert.Equal(last.ValAccuracy, pairs.Count(row => row.P > 0.5 == (row.Label == 1)) / 32.0);
        Assert.Equal(last.ValLoss, pairs.Average(row => -Math.Log(row.Label == 1 ? row.P : 1 - row.P)), 1e-6);
        Assert.All(recorder.Checkpoints.SkipLast(1), checkpoint => Assert.Null(new AnswersReader().Read(checkpoint)));
    }

    [Fact]
    public void A_prediction_names_the_epoch_whose_weights_answered()
    {
        var recorder = ToyRun.Train(ToyRun.Small with { Epochs = 8, LearningRate = 0.1 });
        var best = recorder.Epochs.MinBy(e => e.ValLoss)!;

        var prediction = Assert.Single(new Predictor().Predict(recorder.Checkpoints[^1], ["good words"]));

        Assert.Equal((best.Number, best.ValAccuracy), (prediction.Epoch, prediction.ValidationAccuracy));
    }
}
