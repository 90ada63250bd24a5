using Microsoft.Extensions.Logging;
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
/// calls and the coordinators' answers, so one that is activated afresh knows the same within a few of them. A coordinator
/// that fails or is slow holds up no other study (<see cref="CoordinatorCalls"/>).
/// </remarks>
[GrainType("scheduler"), Reentrant, Immovable]
internal sealed class SchedulerGrain : Grain, ISchedulerGrain
{
    /// <summary>A node that has been silent this long is no longer listed; one that the cluster has declared dead is not either.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    private readonly ISweepStore store;
    private readonly NodeRoll roll;
    private readonly CoordinationOptions options;
    private readonly TimeProvider time;

    /// <summary>Between looks at who is missing: a second, where leases last for ten.</summary>
    private readonly TimeSpan pause;

    private readonly WaitingStudies studies;
    private readonly RestingStudies resting;
    private readonly CoordinatorCalls coordinators;
    private readonly NodeList nodes;
    private readonly Holdings holdings = new();
    private readonly Dictionary<string, string> stranded = new(StringComparer.Ordinal);
    private StudyIds ids = new([]);
    private long lookedAt;

    public SchedulerGrain(
        ISweepStore store, GrainReferences grains, NodeRoll roll, IOptions<CoordinationOptions> options, TimeProvider time, ILogger<SchedulerGrain> logger)
    {
        (this.store, this.roll, this.options, this.time) = (store, roll, options.Value, time);
        pause = this.options.LeaseDuration / 10;
        studies = new WaitingStudies(pause, time);
        resting = new RestingStudies(pause, this.options.LeaseDuration * 3, time);
        coordinators = new CoordinatorCalls(grains, this.options.AnswerLimit, resting, time, logger);
        nodes = new NodeList(roll, Silence, time);
    }

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
        await Task.WhenAll(fewer.Except(asked).Where(study => !resting.Rests(study)).Select(study => Take(report, report.Running, new Allotment(study, []))));
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
        resting.Recovered(study);
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
        var empty = new HashSet<string>(resting.All, StringComparer.Ordinal);
        IReadOnlyList<NodeDevice> free = report.Devices;
        var begun = time.GetTimestamp();
        // However many coordinators are slow, the node hears an answer long before it gives the scheduler up.
        while (nodes.TakesTrials(report) && free.Any(device => device.Free > 0) && time.GetElapsedTime(begun) < options.AnswerLimit)
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
        var token = studies.Token(study);
        // Counted before they are granted: other nodes call meanwhile.
        holdings.Add(report.Node, study, count);
        try
        {
            List<Lease> mine = [.. held.Where(lease => lease.Trial.Study == study)];
            if (await coordinators.Ask(study, coordinator => coordinator.Take(new NodeLife(report.Node, report.StartedAt, report.Silo), mine, count)) is not { } answer)
                return [];
            studies.Answered(study, token, answer);
            resting.Recovered(study);
            granted = answer.Leases.Count;
            var work = answer.Work.ToDictionary(w => new Lease(w.Id, w.Attempt));
            return [.. answer.Leases.Zip(allotment.Devices).Select((slot, index) => new Assignment(slot.First, slot.Second, work.GetValueOrDefault(slot.First), answer.Traces.ElementAtOrDefault(index)))];
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
        var lost = nodes.Lost(options.LeaseDuration);
        foreach (var study in lost.SelectMany(holdings.Forget))
            studies.Wake(study);

        var there = nodes.Except(lost);
        var missing = Enum.GetValues<DeviceWish>().ToDictionary(wish => wish, wish => MissingDevices.For(wish, there));
        await Task.WhenAll(studies.All
            .Where(known => missing[known.Claim.Device] != stranded.GetValueOrDefault(known.Study) && !resting.Rests(known.Study))
            .Select(known => Tell(known.Study, missing[known.Claim.Device])).ToList());
    }

    private async Task Tell(string study, string? missing)
    {
        if (await coordinators.Ask(study, async coordinator =>
            {
                await coordinator.Stranded(missing);
                return coordinator;
            }) is null)
            return;
        if (missing is not null)
            stranded[study] = missing;
        else
            stranded.Remove(study);
    }

    private async Task<IReadOnlyList<Lease>> Refused(NodeReport report) =>
    [
        .. (await Task.WhenAll(report.Running.GroupBy(lease => lease.Trial.Study, StringComparer.Ordinal)
            .Select(held => Refused(report.Node, held.Key, [.. held])))).SelectMany(refused => refused),
    ];

    /// <summary>What a coordinator does not refuse in so many words, the node trains on: the store fences what it reports.</summary>
    private async Task<IEnumerable<Lease>> Refused(string node, string study, IReadOnlyList<Lease> held)
    {
        if (!resting.Rests(study))
            return await coordinators.Ask(study, coordinator => coordinator.Renew(node, held)) is { } renewed ? held.Except(renewed) : [];
        // Its leases must not run out meanwhile.
        coordinators.Tell(study, coordinator => coordinator.Renew(node, held));
        return [];
    }

    /// <summary>An attempt that a node is given.</summary>
    /// <param name="Lease">The attempt.</param>
    /// <param name="Device">What to train it on.</param>
    /// <param name="Work">What it trains; null if that is for the node to ask.</param>
    /// <param name="Trace">Its trace context.</param>
    private sealed record Assignment(Lease Lease, string Device, TrialWork? Work, string? Trace);
}
