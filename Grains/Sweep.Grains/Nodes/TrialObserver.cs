using MathNet.Numerics.Statistics;
using Microsoft.Extensions.Logging;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Training;
using Sweep.Grains.Telemetry;

namespace Sweep.Grains.Nodes;

/// <summary>Reports a training to its trial's grain, with a checkpoint where one is due.</summary>
/// <param name="work">What is trained.</param>
/// <param name="engine">What trains it (<see cref="TrialRow.Engine"/>).</param>
/// <param name="reporter">Calls the grain.</param>
/// <param name="checkpointInterval">Between checkpoints, at least.</param>
/// <param name="handOver">True once the trial is to be given back.</param>
/// <param name="time">The time.</param>
/// <param name="logger">Hears when a training goes on from a checkpoint.</param>
internal sealed class TrialObserver(
    TrialWork work, string? engine, TrialReporter reporter, TimeSpan checkpointInterval, Func<bool> handOver, TimeProvider time, ILogger logger) : ITrialObserver
{
    private long lastCheckpoint = time.GetTimestamp();
    private readonly List<double> seconds = [];
    private bool begun;

    /// <summary>The last answer.</summary>
    public TrialDecision Decision { get; private set; } = TrialDecision.Continue;

    public void Started(ModelSummary model) => reporter.Call(grain => grain.Describe(model, engine));

    public TrialDecision EpochFinished(Step metrics, Func<byte[]> checkpoint)
    {
        if (!begun && metrics.Number > 1)
            TrialRunLog.WentOn(logger, new Lease(work.Id, work.Attempt), metrics.Number - 1);
        begun = true;
        TrialMetrics.Trained(metrics, work.Device);
        seconds.Add(metrics.Seconds);
        using var span = SweepSpans.Epoch(metrics, time.GetUtcNow() - TimeSpan.FromSeconds(metrics.Seconds));
        var leaving = handOver() && metrics.Number < work.Hyperparameters.Epochs;
        var state = leaving || IsDue(metrics) ? checkpoint() : null;
        Decision = reporter.Call(grain => grain.Report(metrics, state));
        if (leaving && Decision is TrialDecision.Continue)
            Decision = TrialDecision.Pause;
        if (Decision is TrialDecision.Pause or TrialDecision.Stop && state is null)
        {
            state = checkpoint();
            reporter.Call(grain => grain.Report(metrics, state));
        }

        if (state is not null)
            lastCheckpoint = time.GetTimestamp();
        return Decision;
    }

    /// <summary>What was seen of the training's steps here; none if there were none.</summary>
    public TrialFacts Facts => seconds.Count switch
    {
        0 => TrialFacts.None,
        1 => TrialFacts.Of((FactNames.MedianSeconds, seconds[0])),
        // The first compiles and fills caches.
        _ => TrialFacts.Of((FactNames.MedianSeconds, seconds.Skip(1).Median())),
    };

    /// <summary>The last epoch's is the trained model, which is always kept.</summary>
    private bool IsDue(Step metrics) =>
        metrics.Number == work.Hyperparameters.Epochs || time.GetElapsedTime(lastCheckpoint) >= checkpointInterval;
}
