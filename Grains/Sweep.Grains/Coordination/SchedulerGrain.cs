using Orleans.Concurrency;
using Orleans.Placement;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Training;
using Sweep.Grains.Nodes;
using Sweep.Grains.Storage;

namespace Sweep.Grains.Coordination;

/// <inheritdoc cref="ISchedulerGrain"/>
/// <remarks>
/// Reentrant, because coordinators announce themselves while it asks them for work. Studies are served in the order in
/// which they were announced; after a new start, in the order in which they were created.
/// </remarks>
[GrainType("scheduler"), Reentrant, Immovable]
internal sealed class SchedulerGrain(ISweepStore store, NodeRoll roll, TimeProvider time) : Grain, ISchedulerGrain
{
    /// <summary>A node that has been silent this long is no longer listed.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    private readonly OrderedDictionary<string, Announcement> active = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (NodeReport Report, DateTimeOffset Seen)> nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> orders = new(StringComparer.Ordinal);
    private StudyIds ids = new([]);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var studies = await store.ListStudies();
        ids = new StudyIds(studies.Select(study => study.Id));
        foreach (var study in studies.Where(s => s.State is StudyState.Running).OrderBy(s => s.CreatedAt))
            active[study.Id] = new Announcement();
    }

    public async Task<PullAnswer> Pull(NodeReport report)
    {
        nodes[report.Node] = (report, time.GetUtcNow());
        // Renewed first: a node that was slow to call must not lose what it still trains.
        var refused = await Refused(report);
        var (leases, work) = await Assign(report);
        return new PullAnswer(leases, refused) { Work = work, Drain = Order(report) };
    }

    public Task Announce(string study)
    {
        active[study] = new Announcement();
        return Task.CompletedTask;
    }

    public Task<string> NewStudyId(string name) => Task.FromResult(ids.Next(name));

    public Task<bool> Drain(string node, bool drain)
    {
        if (!nodes.ContainsKey(node))
            return Task.FromResult(false);
        orders[node] = drain;
        return Task.FromResult(true);
    }

    public Task<IReadOnlyList<NodeInfo>> GetNodes()
    {
        var now = time.GetUtcNow();
        foreach (var silent in nodes.Where(n => now - n.Value.Seen > Silence).Select(n => n.Key).ToList())
            nodes.Remove(silent);
        return Task.FromResult<IReadOnlyList<NodeInfo>>(
        [
            .. nodes.Values.OrderBy(n => n.Report.Node, StringComparer.Ordinal).Select(n => new NodeInfo(
                n.Report.Node, n.Report.Device, n.Report.Slots, n.Report.Running.Count, n.Report.Version, n.Report.StartedAt, n.Seen)
            {
                Address = n.Report.Address,
                Draining = n.Report.Draining,
            }),
        ]);
    }

    /// <summary>
    /// What the node has been told and has not yet said it does. The node remembers from then on, so that a scheduler
    /// that is activated afresh knows it from the next report.
    /// </summary>
    private bool? Order(NodeReport report)
    {
        if (!orders.TryGetValue(report.Node, out var order))
            return null;
        if (order == report.Draining)
            orders.Remove(report.Node);
        return order;
    }

    private async Task<(IReadOnlyList<Lease> Leases, IReadOnlyList<TrialWork> Work)> Assign(NodeReport report)
    {
        // A node that the others have given up, and that does not know it yet, will end soon.
        if (orders.GetValueOrDefault(report.Node) || roll.IsGone(report.Node))
            return ([], []);
        var leases = new List<Lease>();
        var work = new List<TrialWork>();
        foreach (var (study, announcement) in active.ToList())
        {
            if (leases.Count >= report.Free)
                break;
            var coordinator = GrainFactory.GetGrain<ISweepGrain>(study);
            try
            {
                var answer = await coordinator.Take(
                    new NodeLife(report.Node, report.StartedAt), [.. report.Running.Where(lease => lease.Trial.Study == study)], report.Free - leases.Count);
                leases.AddRange(answer.Leases);
                work.AddRange(answer.Work);
                if (!answer.Active && active.GetValueOrDefault(study) == announcement)
                    active.Remove(study);
            }
            catch (StoreException e)
            {
                // The node must hear an answer all the same: what it trains goes on while the store is away.
                await coordinator.Troubled(e.Message);
            }
        }

        return (leases, work);
    }

    private async Task<IReadOnlyList<Lease>> Refused(NodeReport report)
    {
        var refused = new List<Lease>();
        foreach (var held in report.Running.GroupBy(lease => lease.Trial.Study, StringComparer.Ordinal))
        {
            List<Lease> mine = [.. held];
            refused.AddRange(mine.Except(await GrainFactory.GetGrain<ISweepGrain>(held.Key).Renew(report.Node, mine)));
        }

        return refused;
    }

    /// <summary>Tells announcements apart: a study announced again while it was asked stays.</summary>
    private sealed class Announcement;
}
