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
    /// <summary>Rows a step when nothing is learned: large, since the result does not depend on it.</summary>
    private const int ValidationBatch = 256;

    private readonly TrialWork work;
    private readonly EncodedText text;
    private readonly Device device;
    private readonly TimeProvider time;
    private readonly TextClassifier model;
    private readonly IOptimizer optimizer;
    private readonly TokenRows training, validation;
    private readonly int[] validationOrder;
    private BestWeights best;
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
        validationOrder = validation.ByLength();
        best = BestWeights.None;
        if (work.Checkpoint is { } checkpoint)
            Restore(Checkpoint.Read(checkpoint));
    }

    /// <summary>Trains to the last epoch, or until the observer says otherwise.</summary>
    public void Train(ITrialObserver observer, CancellationToken cancellation)
    {
        while (epoch < work.Hyperparameters.Epochs)
        {
            var metrics = TrainEpoch(cancellation);
            TrainingMetrics.Learned(training.Count, work.Device);
            if (observer.EpochFinished(metrics, () => ToCheckpoint().ToBytes()) is not TrialDecision.Continue)
                return;
        }
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
        using var judged = Judge(cancellation);
        var metrics = new Step(
            epoch, time.GetElapsedTime(begun).TotalSeconds, [learned.Accuracy, learned.Loss, judged.Accuracy, judged.Loss]);
        if (!double.IsFinite(judged.Loss))
            Diverged("validation", judged.Loss);
        best = best.Or(epoch, judged.Loss, model);
        return metrics;
    }

    private EpochTally Learn(CancellationToken cancellation)
    {
        var order = Enumerable.Range(0, training.Count).ToArray();
        new SeededRandom(EpochSeed("shuffle")).Shuffle<int>(order);
        using var dropout = new Generator((ulong)EpochSeed("dropout"), device);
        var tally = new EpochTally(device);
        foreach (var rows in order.Chunk(work.Hyperparameters.BatchSize))
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

    private EpochTally Judge(CancellationToken cancellation)
    {
        using var _ = no_grad();
        var tally = new EpochTally(device);
        foreach (var rows in validationOrder.Chunk(ValidationBatch))
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var (batch, labels) = validation.Take(rows);
            var logits = model.Logits(batch);
            tally.Add(binary_cross_entropy_with_logits(logits, labels), logits, labels);
        }

        return tally;
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
        Model = [.. model.Weights.Select(w => TensorArrays.Copy(w.Name, w.Value))],
        Optimizer = [.. optimizer.State.Select(s => TensorArrays.Copy(s.Name, s.Value))],
        Best = best.Weights,
    };

    private void Restore(Checkpoint checkpoint)
    {
        TensorArrays.Restore(model.Weights.Select(w => (w.Name, (Tensor)w.Value)), checkpoint.Model);
        TensorArrays.Restore(optimizer.State, checkpoint.Optimizer);
        optimizer.Steps = checkpoint.Steps;
        epoch = checkpoint.Epoch;
        best = new BestWeights(checkpoint.BestEpoch, checkpoint.BestLoss, checkpoint.Best);
    }

    private void ThrowIfDiverged(EpochTally tally)
    {
        if (!double.IsFinite(tally.Loss))
            Diverged("training", tally.Loss);
    }

    [DoesNotReturn]
    private void Diverged(string side, double loss) => throw new TrainingDivergedException(epoch, side, loss);

    private long Seed(string purpose) => SeedDerivation.Derive(work.TrialSeed, purpose);

    private long EpochSeed(string purpose) => Seed($"{purpose}\n{epoch}");
}
