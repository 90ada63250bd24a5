using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Grains.Nodes;

namespace Sweep.Grains.Placement;

/// <summary>The nodes that have called lately, with what they run and what they were told.</summary>
/// <param name="silence">A node that has been silent this long is no longer listed; one that the cluster has declared dead is not either.</param>
internal sealed class NodeList(NodeRoll roll, TimeSpan silence, TimeProvider time)
{
    private readonly Dictionary<string, (NodeReport Report, DateTimeOffset Seen, long Called)> nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> orders = new(StringComparer.Ordinal);

    public void Seen(NodeReport report) => nodes[report.Node] = (report, time.GetUtcNow(), time.GetTimestamp());

    /// <summary>Gives an order; false if the node is not there.</summary>
    public bool Tell(string node, bool drain)
    {
        if (!nodes.ContainsKey(node))
            return false;
        orders[node] = drain;
        return true;
    }

    /// <summary>
    /// What the node has been told and has not yet said it does. The node remembers from then on, so that a scheduler
    /// that is activated afresh knows it from the next report.
    /// </summary>
    public bool? Order(NodeReport report)
    {
        if (!orders.TryGetValue(report.Node, out var order))
            return null;
        if (order == report.Draining)
            orders.Remove(report.Node);
        return order;
    }

    /// <summary>
    /// False of a node that drains, will drain as soon as it hears of it, or that the others have given up: such a one
    /// does not know it yet, and will end soon.
    /// </summary>
    public bool TakesTrials(NodeReport report) => !report.Draining && !orders.GetValueOrDefault(report.Node) && !roll.IsGone(report.Node);

    /// <summary>The nodes whose trials are others' by now: silent for too long, or declared dead.</summary>
    /// <param name="lease">Too long a silence.</param>
    public IReadOnlyList<string> Lost(TimeSpan lease) =>
        [.. nodes.Values.Where(n => time.GetElapsedTime(n.Called) > lease || roll.IsGone(n.Report.Node)).Select(n => n.Report.Node)];

    /// <summary>What nodes said that are not lost, with what they have been told since.</summary>
    public IReadOnlyList<NodeReport> Except(IReadOnlyList<string> lost) =>
    [
        .. nodes.Values.Select(n => n.Report)
            .Where(report => !lost.Contains(report.Node))
            .Select(report => report with { Draining = orders.GetValueOrDefault(report.Node, report.Draining) })
            .OrderBy(report => report.Node, StringComparer.Ordinal),
    ];

    public IReadOnlyList<NodeInfo> List()
    {
        foreach (var silent in nodes.Where(n => time.GetElapsedTime(n.Value.Called) > silence || roll.IsGone(n.Key)).Select(n => n.Key).ToList())
            nodes.Remove(silent);
        return
        [
            .. nodes.Values.OrderBy(n => n.Report.Node, StringComparer.Ordinal).Select(n => new NodeInfo(
                n.Report.Node, n.Report.Devices, n.Report.Version, n.Report.StartedAt, n.Seen)
            {
                Address = n.Report.Address,
                Draining = n.Report.Draining,
                Running = Occupied(n.Report),
            }),
        ];
    }

    private static List<OccupiedSlot> Occupied(NodeReport report) =>
    [
        .. report.Running.Zip(report.RunningOn, (lease, device) => new OccupiedSlot(device, lease.Trial))
            .Where(slot => slot.Device.Length > 0)
            .OrderBy(slot => slot.Device, StringComparer.Ordinal).ThenBy(slot => slot.Trial.Study, StringComparer.Ordinal).ThenBy(slot => slot.Trial.Number),
    ];
}
