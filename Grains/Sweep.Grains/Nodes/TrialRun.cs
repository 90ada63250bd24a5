using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;
using Sweep.Grains.Coordination;
using Sweep.Grains.Storage;
using Sweep.Grains.Telemetry;

namespace Sweep.Grains.Nodes;

/// <summary>One attempt, which trains on a thread of its own.</summary>
/// <param name="lease">The attempt.</param>
/// <param name="work">What it trains; null to ask the trial's grain.</param>
/// <param name="device">The device it trains on.</param>
/// <param name="trace">The trace it is part of; null for none.</param>
internal sealed class TrialRun(
    Lease lease, TrialWork? work, string device, string? trace, TrialGrains grains, ITrainer trainer, NodeOptions options, TimeProvider time, ILogger logger)
{
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool abandoned;
    private volatile bool handedOver;

    public string Device => device;

    public Task Finished => finished.Task;

    /// <summary>Trains on one of the threads; <paramref name="onFinished"/> is called when the slot is free again.</summary>
    public void Start(TrialThreads threads, Action onFinished) => threads.Run(() => _ = RunAsync(onFinished));

    /// <summary>Stops and reports nothing more: the attempt is not the trial's any longer.</summary>
    public void Abandon()
    {
        abandoned = true;
        stop.Cancel();
    }

    /// <summary>Stops at the end of the epoch, where a checkpoint keeps everything, and gives the trial back.</summary>
    public void HandOver() => handedOver = true;

    /// <summary>Stops within a batch and gives the trial back, to go on from its last checkpoint.</summary>
    public void Interrupt() => stop.Cancel();

    /// <summary>Blocks until the training is over; only the report of its end, which may wait for the store, needs no thread.</summary>
    private async Task RunAsync(Action onFinished)
    {
        using var span = SweepSpans.Trial(lease, device, trace);
        using var scope = TrialRunLog.Scope(logger, lease.Trial);
        try
        {
            var reporter = new TrialReporter(grains.Of(lease), options, time, stop.Token);
            work ??= reporter.Call(grain => grain.Start(options.Name));
            if (work is null || Train(work with { Device = device }, reporter) is not { } end || abandoned)
                return;
            span?.SetTag("sweep.outcome", EnumName.Of(end.Outcome)).SetStatus(end.Outcome is AttemptOutcome.Failed ? ActivityStatusCode.Error : ActivityStatusCode.Unset, end.Error);
            await reporter.End(end);
        }
        catch (Exception e)
        {
            // The lease runs out and the trial is queued again; the node must live on.
            TrialRunLog.Lost(logger, lease, e);
        }
        finally
        {
            onFinished();
            finished.SetResult();
        }
    }

    private AttemptEnd? Train(TrialWork work, TrialReporter reporter)
    {
        TrialRunLog.Trains(logger, lease, device);
        var observer = new TrialObserver(work, Engines.On(trainer, device), reporter, options.CheckpointInterval, () => handedOver, time, logger);
        try
        {
            trainer.Train(work, observer, stop.Token);
            return observer.Decision switch
            {
                TrialDecision.Continue => new AttemptEnd(AttemptOutcome.Completed),
                TrialDecision.Pause => new AttemptEnd(AttemptOutcome.Paused),
                TrialDecision.Stop => new AttemptEnd(AttemptOutcome.Stopped),
                _ => null,
            };
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new AttemptEnd(AttemptOutcome.Paused);
        }
        catch (SpecException e) when (options.Address.Length > 0)
        {
            // The coordinator's node has read the data; this one cannot, so another may.
            TrialRunLog.Failed(logger, lease, e);
            return new AttemptEnd(AttemptOutcome.Failed, $"node {options.Name}: {e.Message} In a cluster every node must find the data at the same path.");
        }
        catch (Exception e) when (e is SpecException or TrainingDivergedException)
        {
            return new AttemptEnd(AttemptOutcome.Failed, e.Message, Retryable: false);
        }
        catch (Exception e)
        {
            TrialRunLog.Failed(logger, lease, e);
            return new AttemptEnd(AttemptOutcome.Failed, Reason(e));
        }
    }

    private static string Reason(Exception e) => e is OutOfMemoryException
        ? "out of memory"
        : $"{e.GetType().Name}: {e.Message.Split('\n')[0].Trim()}";
}
