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
/// <param name="room">The device it trains on.</param>
/// <param name="trace">The trace it is part of; null for none.</param>
internal sealed class TrialRun(
    Lease lease, TrialWork? work, DeviceRoom room, string? trace, GrainReferences grains, ITrainer trainer, NodeOptions options, TimeProvider time, ILogger logger)
{
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource leaving = new();
    private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool abandoned;
    private volatile bool holdsSlot = true;
    private bool endDecides;

    public string Device => room.Device;

    /// <summary>
    /// True until its training is over, and its end is stored too if that decides which trials run. Other ends are stored while
    /// the slot has another trial, which need not wait for a disk.
    /// </summary>
    public bool HoldsSlot => holdsSlot;

    public Task Finished => finished.Task;

    /// <summary>Trains on one of the threads.</summary>
    /// <param name="threads">The threads.</param>
    /// <param name="onSlotFreed">Called when the training is over.</param>
    /// <param name="onFinished">Called when its end is stored too, or will never be.</param>
    public void Start(TrialThreads threads, Action onSlotFreed, Action onFinished) => threads.Run(() => _ = RunAsync(onSlotFreed, onFinished));

    /// <summary>Stops and reports nothing more: the attempt is not the trial's any longer.</summary>
    public void Abandon()
    {
        abandoned = true;
        Interrupt();
    }

    /// <summary>Stops at the end of the epoch, where a checkpoint keeps everything, and gives the trial back.</summary>
    public void HandOver() => leaving.Cancel();

    /// <summary>Stops within a batch and gives the trial back, to go on from its last checkpoint.</summary>
    public void Interrupt()
    {
        leaving.Cancel();
        stop.Cancel();
    }

    /// <summary>Blocks until the training is over; only the report of its end, which may wait for the store, needs no thread.</summary>
    private async Task RunAsync(Action onSlotFreed, Action onFinished)
    {
        void FreeSlot()
        {
            if (!holdsSlot)
                return;
            holdsSlot = false;
            onSlotFreed();
        }

        using var span = SweepSpans.Trial(lease, Device, trace);
        using var scope = TrialRunLog.Scope(logger, lease.Trial);
        try
        {
            var reporter = new TrialReporter(grains.Of<ITrialGrain>(lease.ToString()), options, time, stop.Token);
            if (Train(reporter) is not { } end || abandoned)
                return;
            end = end with { At = time.GetUtcNow() };
            if (!endDecides)
                FreeSlot();
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
            FreeSlot();
            onFinished();
            finished.SetResult();
        }
    }

    /// <summary>Beside the device's other trials first and, where its memory did not suffice, once more without them.</summary>
    /// <returns>How the attempt ended; null if that is nobody's business any more.</returns>
    private AttemptEnd? Train(TrialReporter reporter)
    {
        try
        {
            return (work ?? Ask(reporter)) is { } first ? Train(first, reporter, alone: false) : null;
        }
        catch (DeviceOutOfMemoryException e)
        {
            TrialRunLog.DidNotFit(logger, lease, Device, e);
        }

        return Ask(reporter) is { } again ? Train(again, reporter, alone: true) : null;
    }

    /// <summary>The work, from the last checkpoint; null if the attempt no longer holds.</summary>
    private TrialWork? Ask(TrialReporter reporter) => reporter.Call(grain => grain.Start(options.Name));

    /// <exception cref="DeviceOutOfMemoryException">It was not alone on the device, which may be why.</exception>
    private AttemptEnd? Train(TrialWork work, TrialReporter reporter, bool alone)
    {
        try
        {
            using var place = room.Enter(alone, leaving.Token);
            return Train(work with { Device = Device }, reporter);
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            return new AttemptEnd(AttemptOutcome.Paused);
        }
        catch (DeviceOutOfMemoryException e) when (alone)
        {
            TrialRunLog.Failed(logger, lease, e);
            return new AttemptEnd(
                AttemptOutcome.Failed, $"out of memory on {Device}, even with no other trial on it; fewer units or a smaller batch_size or max_length need less", Retryable: false);
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
        catch (Exception e) when (e is not DeviceOutOfMemoryException)
        {
            TrialRunLog.Failed(logger, lease, e);
            return new AttemptEnd(AttemptOutcome.Failed, $"{e.GetType().Name}: {e.Message.Split('\n')[0].Trim()}");
        }
    }

    private AttemptEnd? Train(TrialWork work, TrialReporter reporter)
    {
        TrialRunLog.Trains(logger, lease, Device);
        endDecides = work.EndDecides;
        var observer = new TrialObserver(work, Engines.On(trainer, Device), reporter, options.CheckpointInterval, () => leaving.IsCancellationRequested, time, logger);
        var facts = trainer.Train(work, observer, stop.Token);
        return observer.Decision switch
        {
            TrialDecision.Continue => new AttemptEnd(AttemptOutcome.Completed) { Facts = facts.With(observer.Facts) },
            TrialDecision.Pause => new AttemptEnd(AttemptOutcome.Paused),
            TrialDecision.Stop => new AttemptEnd(AttemptOutcome.Stopped) { Facts = facts.With(observer.Facts) },
            _ => null,
        };
    }
}
