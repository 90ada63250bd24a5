using System.Collections.Concurrent;
using Sweep.Contracts.Results;
using Sweep.Contracts.Training;
using Sweep.Testing;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>
/// Trains nothing: every epoch's numbers follow from trial and epoch, its checkpoint is the epoch's number, and a script
/// may hold it up or make it fail before each.
/// </summary>
/// <param name="beforeEpoch">The script.</param>
/// <param name="engine">The engine's version; null if its results are not to be used again.</param>
internal sealed class ScriptedTrainer(Action<TrialWork, int, CancellationToken>? beforeEpoch = null, string? engine = null) : ITrainer
{
    public string? Engine => engine;

    private int running;
    private int mostRunning;

    /// <summary>Every trial of which an epoch was trained.</summary>
    public ConcurrentDictionary<TrialId, int> Epochs { get; } = [];

    /// <summary>Every epoch trained, as trial, attempt and epoch.</summary>
    public ConcurrentQueue<(int Trial, int Attempt, int Epoch)> Trained { get; } = [];

    public int MostAtOnce => mostRunning;

    /// <summary>Trials that are trained now.</summary>
    public int Running => running;

    public TrialFacts Train(TrialWork work, ITrialObserver observer, CancellationToken cancellation)
    {
        var now = Interlocked.Increment(ref running);
        InterlockedMax(now);
        try
        {
            observer.Started(new ModelSummary([new LayerSummary("layer", "(None, 1)", 10 * work.Hyperparameters.Units[0])]));
            for (var epoch = Restored(work) + 1; epoch <= work.Hyperparameters.Epochs; epoch++)
            {
                beforeEpoch?.Invoke(work, epoch, cancellation);
                cancellation.ThrowIfCancellationRequested();
                Trained.Enqueue((work.Id.Number, work.Attempt, epoch));
                Epochs.AddOrUpdate(work.Id, 1, (_, epochs) => epochs + 1);
                var done = epoch;
                if (observer.EpochFinished(Metrics(work.Hyperparameters.Units[0], epoch), () => BitConverter.GetBytes(done)) is not TrialDecision.Continue)
                    break;
            }

            return work.Confirm ? TrialFacts.Of((FactNames.TestAccuracy, TestAccuracy(work.Hyperparameters.Units[0]))) : TrialFacts.None;
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    public static Step Metrics(int units, int epoch) => TextSteps.Of(epoch, 1.0 / epoch, 0.5, 1.0 / units, units / 10.0, 0.5);

    /// <summary>A little less than the validation accuracy.</summary>
    private static double TestAccuracy(int units) => units / 10.0 - 0.01;

    private static int Restored(TrialWork work) => work.Checkpoint is { } checkpoint ? BitConverter.ToInt32(checkpoint) : 0;

    private void InterlockedMax(int value)
    {
        for (var known = mostRunning; value > known; known = mostRunning)
            Interlocked.CompareExchange(ref mostRunning, value, known);
    }
}
