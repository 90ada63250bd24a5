using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Training;
using Sweep.Grains.Telemetry;

namespace Sweep.Grains.Nodes;

/// <summary>
/// This process as a node that trains: asks the scheduler for work whenever a slot is free, and runs each trial on a
/// thread of its own. One call is heartbeat, lease renewal and request for work, so joining and leaving need no
/// bookkeeping.
/// </summary>
public sealed partial class TrainingNode(
    IGrainFactory grains, ILocalSiloDetails silo, ITrainer trainer, IOptions<NodeOptions> options, NodeDrain drain, TimeProvider time, ILogger<TrainingNode> logger) : BackgroundService
{
    private readonly NodeOptions options = options.Value;
    private readonly ConcurrentDictionary<Lease, TrialRun> running = [];
    private readonly ConcurrentDictionary<string, DeviceRoom> rooms = [];
    private readonly GrainReferences trials = new(grains);
    private readonly TrialThreads threads = new();
    private readonly SemaphoreSlim slotFreed = new(0);
    private int busySlots;
    private volatile bool stopping;

    /// <summary>The program's version.</summary>
    internal static string Version { get; } = typeof(TrainingNode).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var startedAt = time.GetUtcNow();
        using var meter = new NodeMeter(() => Report(startedAt));
        var lastAnswer = time.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var answer = await grains.GetGrain<ISchedulerGrain>(0).Pull(Report(startedAt));
                lastAnswer = time.GetTimestamp();
                foreach (var lease in answer.Abandon)
                    Abandon(lease);
                var work = answer.Work.ToDictionary(w => new Lease(w.Id, w.Attempt));
                foreach (var (index, (lease, device)) in answer.Start.Zip(answer.Devices).Index())
                    Start(lease, work.GetValueOrDefault(lease), device, answer.Traces.ElementAtOrDefault(index));
                if (answer.Drain is { } order)
                    Obey(order);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever the call met, the next one may find mended; what must not go on for ever is training for nobody.
                LogPullFailed(e);
                if (time.GetElapsedTime(lastAnswer) > options.IsolationLimit)
                    AbandonAll();
            }

            await SlotFreedOrInterval(stoppingToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // The loop goes on meanwhile: it renews the leases of what is still being handed over.
        stopping = true;
        drain.Draining = true;
        HandOverAll();
        await Finished(options.HandOverTime, cancellationToken);
        await base.StopAsync(cancellationToken);
        foreach (var run in running.Values)
            run.Interrupt();
        await Finished(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    public override void Dispose()
    {
        threads.Dispose();
        slotFreed.Dispose();
        base.Dispose();
    }

    private NodeReport Report(DateTimeOffset startedAt)
    {
        // One look, so that what is said to run is what the slots are busy with.
        var held = running.Select(run => (Lease: run.Key, Device: run.Value.HoldsSlot ? run.Value.Device : "")).ToArray();
        var busy = held.CountBy(run => run.Device).ToDictionary();
        NodeDevice Device(string name, int slots) => new(name, slots, Room(name).Reserved ? slots : busy.GetValueOrDefault(name));
        return new NodeReport(
            options.Name, [Device(NodeDevice.Cpu, options.Slots), .. options.Gpus.Select(gpu => Device(gpu, options.GpuSlots))],
            Version, startedAt, [.. held.Select(run => run.Lease)])
        {
            Address = options.Address,
            Silo = silo.SiloAddress,
            Draining = drain.Draining,
            RunningOn = [.. held.Select(run => run.Device)],
        };
    }

    private void Obey(bool order)
    {
        if (stopping || drain.Draining == order)
            return;
        drain.Draining = order;
        LogDraining(order);
        if (order)
            HandOverAll();
    }

    private void HandOverAll()
    {
        foreach (var run in running.Values)
            run.HandOver();
    }

    /// <summary>Waits until nothing runs any more, or the limit is over.</summary>
    private async Task Finished(TimeSpan limit, CancellationToken cancellation) =>
        await Task.WhenAll(running.Values.Select(run => run.Finished)).WaitAsync(limit, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private void Start(Lease lease, TrialWork? work, string device, string? trace)
    {
        var run = new TrialRun(lease, work, Room(device), trace, trials, trainer, options, time, logger);
        if (!running.TryAdd(lease, run))
            return;
        if (drain.Draining)
            run.HandOver();
        Interlocked.Increment(ref busySlots);
        run.Start(
            threads,
            onSlotFreed: () =>
            {
                Interlocked.Decrement(ref busySlots);
                slotFreed.Release();
            },
            onFinished: () =>
            {
                running.TryRemove(lease, out _);
                // What was not given out while this trial counted, such as one that goes on from it, may be now.
                if (Volatile.Read(ref busySlots) < AllSlots)
                    slotFreed.Release();
            });
    }

    private int AllSlots => options.Slots + (options.Gpus.Count * options.GpuSlots);

    private DeviceRoom Room(string device) => rooms.GetOrAdd(device, name => new DeviceRoom(name));

    private void Abandon(Lease lease)
    {
        // One that is trained is refused because its end was stored meanwhile, or the store will refuse that.
        if (running.TryGetValue(lease, out var run) && run.HoldsSlot)
        {
            LogAbandoned(lease);
            run.Abandon();
        }
    }

    private void AbandonAll()
    {
        foreach (var lease in running.Keys)
            Abandon(lease);
    }

    private async Task SlotFreedOrInterval(CancellationToken stoppingToken)
    {
        using var interval = new CancellationTokenSource(options.PullInterval, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(interval.Token, stoppingToken);
        await slotFreed.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (slotFreed.Wait(0, CancellationToken.None)) { }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The scheduler could not be asked for work; asking again")]
    private partial void LogPullFailed(Exception e);

    [LoggerMessage(Level = LogLevel.Information, Message = "Draining: {Draining}")]
    private partial void LogDraining(bool draining);

    [LoggerMessage(Level = LogLevel.Information, Message = "Attempt {Lease} is no longer this node's; its training stops")]
    private partial void LogAbandoned(Lease lease);
}
