using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Placement;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;
using Sweep.Grains.Nodes;
using Sweep.Grains.Placement;
using Sweep.Grains.Storage;

namespace Sweep.Grains.Coordination;

/// <inheritdoc cref="ISchedulerGrain"/>
/// <remarks>
/// Reentrant, because coordinators announce themselves while it asks them for work. All it knows comes from the nodes'
/// calls and the coordinators' answers, so one that is activated afresh knows the same within a few of them.
/// </remarks>
[GrainType("scheduler"), Reentrant, Immovable]
internal sealed class SchedulerGrain(
    ISweepStore store, GrainReferences grains, NodeRoll roll, IOptions<CoordinationOptions> options, TimeProvider time)
    : Grain, ISchedulerGrain
{
    /// <summary>A node that has been silent this long is no longer listed; one that the cluster has declared dead is not either.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    /// <summary>Between looks at who is missing: a second, where leases last for ten.</summary>
    private readonly TimeSpan pause = options.Value.LeaseDuration / 10;

    private readonly WaitingStudies studies = new(options.Value.LeaseDuration / 10, time);
    private readonly NodeList nodes = new(roll, Silence, time);
    private readonly Holdings holdings = new();
    private readonly Dictionary<string, string> stranded = new(StringComparer.Ordinal);
    private StudyIds ids = new([]);
    private long lookedAt;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var known = await store.ListStudies();
        ids = new StudyIds(known.Select(study => study.Id));
        foreach (var study in known.Where(s => s.State is StudyState.Running).OrderBy(s => s.CreatedAt))
            studies.Announce(study.Id, StudyClaim.Of(study.Spec));
        // Not every node can have called yet.
        lookedAt = time.GetTimestamp();
    }

    public async Task<PullAnswer> Pull(NodeReport report)
    {
        nodes.Seen(report);
        // Renewed first: a node that was slow to call must not lose what it still trains.
        var refused = await Refused(report);
        var fewer = holdings.Report(report.Node, report.Running.Except(refused).Select(lease => lease.Trial.Study));
        foreach (var study in fewer.Concat(roll.Deaths.Nodes.SelectMany(holdings.Forget)))
            studies.Wake(study);
        await Look();
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var given = await Assign(report, asked);
        // What the node runs no more has ended or was lost, which only the coordinator can tell.
        foreach (var study in fewer.Except(asked))
            await Take(report, report.Running, new Allotment(study, []));
        return new PullAnswer([.. given.Select(g => g.Lease)], refused)
        {
            Devices = [.. given.Select(g => g.Device)],
            Traces = given.Exists(g => g.Trace is not null) ? [.. given.Select(g => g.Trace)] : [],
            Work = [.. given.Select(g => g.Work).OfType<TrialWork>()],
            Drain = nodes.Order(report),
        };
    }

    public Task Announce(string study, StudyClaim claim)
    {
        studies.Announce(study, claim);
        stranded.Remove(study);
        return Task.CompletedTask;
    }

    public Task<string> NewStudyId(string name) => Task.FromResult(ids.Next(name));

    public Task<bool> Drain(string node, bool drain) => Task.FromResult(nodes.Tell(node, drain));

    public Task<IReadOnlyList<NodeInfo>> GetNodes() => Task.FromResult(nodes.List());

    /// <summary>Fills the node's free slots, as long as there are studies to ask.</summary>
    private async Task<List<Assignment>> Assign(NodeReport report, HashSet<string> asked)
    {
        var given = new List<Assignment>();
        var empty = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyList<NodeDevice> free = report.Devices;
        while (nodes.TakesTrials(report) && free.Any(device => device.Free > 0))
        {
            var allotments = FairShares.Divide(free, studies.Contenders(holdings.Of, empty));
            if (allotments.Count == 0)
                break;
            asked.UnionWith(allotments.Select(allotment => allotment.Study));
            // What it is being given counts as held, or a coordinator that is asked again would take it for lost.
            List<Lease> held = [.. report.Running, .. given.Select(g => g.Lease)];
            foreach (var (allotment, taken) in allotments.Zip(await Task.WhenAll(allotments.Select(allotment => Take(report, held, allotment)))))
            {
                given.AddRange(taken);
                if (taken.Count < allotment.Devices.Count)
                    empty.Add(allotment.Study);
            }

            free = [.. report.Devices.Select(device => device with { Busy = device.Busy + given.Count(g => g.Device == device.Name) })];
        }

        return given;
    }

    private async Task<IReadOnlyList<Assignment>> Take(
        NodeReport report, IReadOnlyList<Lease> held, Allotment allotment)
    {
        var (study, count, granted) = (allotment.Study, allotment.Devices.Count, 0);
        var coordinator = grains.Of<ISweepGrain>(study);
        var token = studies.Token(study);
        // Counted before they are granted: other nodes call meanwhile.
        holdings.Add(report.Node, study, count);
        try
        {
            var answer = await coordinator.Take(
                new NodeLife(report.Node, report.StartedAt, report.Silo), [.. held.Where(lease => lease.Trial.Study == study)], count);
            studies.Answered(study, token, answer);
            granted = answer.Leases.Count;
            var work = answer.Work.ToDictionary(w => new Lease(w.Id, w.Attempt));
            return [.. answer.Leases.Zip(allotment.Devices).Select((slot, index) => new Assignment(slot.First, slot.Second, work.GetValueOrDefault(slot.First), answer.Traces.ElementAtOrDefault(index)))];
        }
        catch (StoreException e)
        {
            // The node must hear an answer all the same: what it trains goes on while the store is away.
            await coordinator.Troubled(e.Message);
            return [];
        }
        finally
        {
            holdings.Add(report.Node, study, granted - count);
        }
    }

    /// <summary>Once in a while: forgets what lost nodes ran, and tells studies that no node can run what is missing.</summary>
    private async Task Look()
    {
        if (time.GetElapsedTime(lookedAt) < pause)
            return;
        lookedAt = time.GetTimestamp();
        var lost = nodes.Lost(options.Value.LeaseDuration);
        foreach (var study in lost.SelectMany(holdings.Forget))
            studies.Wake(study);

        var there = nodes.Except(lost);
        var missing = Enum.GetValues<DeviceWish>().ToDictionary(wish => wish, wish => MissingDevices.For(wish, there));
        foreach (var (study, claim) in studies.All.ToList())
        {
            if (missing[claim.Device] == stranded.GetValueOrDefault(study))
                continue;
            await grains.Of<ISweepGrain>(study).Stranded(missing[claim.Device]);
            if (missing[claim.Device] is { } why)
                stranded[study] = why;
            else
                stranded.Remove(study);
        }
    }

    private async Task<IReadOnlyList<Lease>> Refused(NodeReport report)
    {
        var refused = new List<Lease>();
        foreach (var held in report.Running.GroupBy(lease => lease.Trial.Study, StringComparer.Ordinal))
        {
            List<Lease> mine = [.. held];
            refused.AddRange(mine.Except(await grains.Of<ISweepGrain>(held.Key).Renew(report.Node, mine)));
        }

        return refused;
    }

    /// <summary>An attempt that a node is given.</summary>
    /// <param name="Lease">The attempt.</param>
    /// <param name="Device">What to train it on.</param>
    /// <param name="Work">What it trains; null if that is for the node to ask.</param>
    /// <param name="Trace">Its trace context.</param>
    private sealed record Assignment(Lease Lease, string Device, TrialWork? Work, string? Trace);
}
