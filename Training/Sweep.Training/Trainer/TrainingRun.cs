using System.Diagnostics.CodeAnalysis;
using Sweep.Contracts.Randomness;
using Sweep.Contracts.Results;
using Sweep.Contracts.Training;
using Sweep.Training.Checkpoints;
using Sweep.Training.Models;
using Sweep.Training.Optimizers;
using Sweep.Training.Telemetry;
using Sweep.Training.Text;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Sweep.Training.Trainer;

/// <summary>
/// One trial's model, optimiser and data, and the loop over its epochs. Loss is binary cross-entropy on logits, which
/// needs no clipping (Keras clips the sigmoid's output at 1e-7 instead).
/// </summary>
internal sealed class TrainingRun : IDisposable
{
    private readonly TrialWork work;
    private readonly EncodedText text;
    private readonly Device device;
    private readonly TimeProvider time;
    private readonly TextClassifier model;
    private readonly IOptimizer optimizer;
    private readonly TokenRows training, validation;
    private BestWeights best;

    /// <summary>Of the present epoch, where it was kept: that is the last one.</summary>
    private Judgement? last;
    private int epoch;

    public TrainingRun(TrialWork work, EncodedText text, Device device, TimeProvider time)
    {
        (this.work, this.text, this.device, this.time) = (work, text, device, time);
        var h = work.Hyperparameters;
        model = new TextClassifier(h, device);
        model.Initialize(Seed("weights"));
        optimizer = OptimizerFactory.Create(h, model.Weights);
        training = new TokenRows(text.TrainingTokens, text.TrainingLabels, h, device);
        validation = new TokenRows(text.ValidationTokens, text.ValidationLabels, h, device);
        best = BestWeights.None;
        if (work.Checkpoint is { } checkpoint)
            Restore(Checkpoint.Read(checkpoint));
    }

    /// <summary>Trains to the last epoch, or until the observer says otherwise.</summary>
    /// <returns>As for <see cref="ITrainer.Train"/>.</returns>
    public TrialFacts Train(ITrialObserver observer, CancellationToken cancellation)
    {
        while (epoch < work.Hyperparameters.Epochs)
        {
            var metrics = TrainEpoch(cancellation);
            TrainingMetrics.Learned(training.Count, work.Device);
            var decision = observer.EpochFinished(metrics, () => ToCheckpoint().ToBytes());
            if (decision is TrialDecision.Stop)
                break;
            if (decision is not TrialDecision.Continue)
                return TrialFacts.None;
        }

        return Facts(cancellation);
    }

    public void Dispose()
    {
        model.Dispose();
        optimizer.Dispose();
        training.Dispose();
        validation.Dispose();
    }

    /// <exception cref="TrainingDivergedException">A loss is no number any more.</exception>
    public Step TrainEpoch(CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        epoch++;
        using var learned = Learn(cancellation);
        var probabilities = epoch == work.Hyperparameters.Epochs ? new float[validation.Count] : null;
        using var judged = Evaluator.Run(model, validation, device, cancellation, probabilities);
        var metrics = new Step(
            epoch, time.GetElapsedTime(begun).TotalSeconds, [learned.Accuracy, learned.Loss, judged.Accuracy, judged.Loss]);
        if (!double.IsFinite(judged.Loss))
            Diverged("validation", judged.Loss);
        best = best.Or(epoch, judged.Loss, judged.Accuracy, model);
        last = probabilities is null ? null : new Judgement(judged.Loss, probabilities);
        return metrics;
    }

    private EpochTally Learn(CancellationToken cancellation)
    {
        using var dropout = new Generator((ulong)EpochSeed("dropout", epoch), device);
        var tally = new EpochTally(device);
        foreach (var rows in Order(epoch).Chunk(work.Hyperparameters.BatchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var (batch, labels) = training.Take(rows);
            var logits = model.Logits(batch, dropout);
            var loss = binary_cross_entropy_with_logits(logits, labels);
            loss.backward();
            optimizer.Step();
            tally.Add(loss, logits, labels);
            if (tally.AtHand)
                ThrowIfDiverged(tally);
        }

        ThrowIfDiverged(tally);
        return tally;
    }

    /// <summary>The training rows in an epoch's order.</summary>
    private int[] Order(int number)
    {
        var order = Enumerable.Range(0, training.Count).ToArray();
        new SeededRandom(EpochSeed("shuffle", number)).Shuffle<int>(order);
        return order;
    }

    /// <summary>The same for a training that just ended and one that only restored the state of its end.</summary>
    private TrialFacts Facts(CancellationToken cancellation)
    {
        last ??= Judge(cancellation);
        using var learned = Evaluator.Run(model, training, device, cancellation);
        var facts = FactSheets.OfModel(work.Hyperparameters, ComputedMultiplyAdds())
            .With(FactSheets.OfTexts(text))
            .With(FactSheets.OfBest(best, last.Loss))
            .With(FactSheets.OfEnd(last, text.ValidationLabels, learned));
        return work.Confirm && text.Test is { } test ? facts.With(FactSheets.OfTest(TestAccuracy(test, cancellation))) : facts;
    }

    private Judgement Judge(CancellationToken cancellation)
    {
        var probabilities = new float[validation.Count];
        using var judged = Evaluator.Run(model, validation, device, cancellation, probabilities);
        return new Judgement(judged.Loss, probabilities);
    }

    /// <summary>Mean over the training rows in the first epoch's batches: other batches share padding differently.</summary>
    private double ComputedMultiplyAdds()
    {
        var packed = device.type is TorchSharp.DeviceType.CPU;
        var sum = Order(1).Chunk(work.Hyperparameters.BatchSize).Sum(rows => ModelCosts.Computed(work.Hyperparameters, training.Rows(rows), packed));
        return (double)sum / training.Count;
    }

    private double TestAccuracy(EncodedRows test, CancellationToken cancellation)
    {
        using var rows = new TokenRows(test.Tokens, test.Labels, work.Hyperparameters, device);
        using var chosen = new TextClassifier(work.Hyperparameters, device);
        TensorArrays.Restore(chosen.Weights.Select(w => (w.Name, (Tensor)w.Value)), best.Weights);
        using var tested = Evaluator.Run(chosen, rows, device, cancellation);
        return tested.Accuracy;
    }

    private Checkpoint ToCheckpoint() => new()
    {
        Hyperparameters = work.Hyperparameters,
        Vocabulary = text.Tokenizer.Words,
        NegativeLabel = text.NegativeLabel,
        PositiveLabel = text.PositiveLabel,
        Epoch = epoch,
        Steps = optimizer.Steps,
        BestEpoch = best.Epoch,
        BestLoss = best.Loss,
        BestAccuracy = best.Accuracy,
        Model = [.. model.Weights.Select(w => TensorArrays.Copy(w.Name, w.Value))],
        Optimizer = [.. optimizer.State.Select(s => TensorArrays.Copy(s.Name, s.Value))],
        Best = best.Weights,
        Answers = last is null ? null : new ValidationAnswers(text.ValidationRowNumbers, [.. text.ValidationLabels.Select(label => (int)label)], last.Probabilities),
    };

    private void Restore(Checkpoint checkpoint)
    {
        TensorArrays.Restore(model.Weights.Select(w => (w.Name, (Tensor)w.Value)), checkpoint.Model);
        TensorArrays.Restore(optimizer.State, checkpoint.Optimizer);
        optimizer.Steps = checkpoint.Steps;
        epoch = checkpoint.Epoch;
        best = new BestWeights(checkpoint.BestEpoch, checkpoint.BestLoss, checkpoint.BestAccuracy, checkpoint.Best);
    }

    private void ThrowIfDiverged(EpochTally tally)
    {
        if (!double.IsFinite(tally.Loss))
            Diverged("training", tally.Loss);
    }

    [DoesNotReturn]
    private void Diverged(string side, double loss) => throw new TrainingDivergedException(epoch, side, loss);

    private long Seed(string purpose) => SeedDerivation.Derive(work.TrialSeed, purpose);

    private long EpochSeed(string purpose, int number) => Seed($"{purpose}\n{number}");
}
