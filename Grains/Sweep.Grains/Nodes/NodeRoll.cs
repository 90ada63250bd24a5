namespace Sweep.Grains.Nodes;

/// <summary>What the cluster's membership says of nodes; a node's name is its silo's.</summary>
internal sealed class NodeRoll(IClusterMembershipService membership)
{
    private Reading last = new(null, new NodeDeaths(new HashSet<string>(), new HashSet<SiloAddress>()));

    /// <summary>
    /// True if the cluster has declared the node dead and no silo serves under its name. One that is only starting does not: on
    /// a busy machine that takes longer than a lease lasts, and a death would pass for silence. False of a node that was never a
    /// member, which only its silence can tell.
    /// </summary>
    public bool IsGone(string node) => Deaths.Nodes.Contains(node);

    /// <summary>Who has died.</summary>
    public NodeDeaths Deaths
    {
        get
        {
            // Asked for every node at every call, while members change rarely.
            var snapshot = membership.CurrentSnapshot;
            if (last is var reading && reading.Snapshot != snapshot)
                last = reading = new Reading(snapshot, Read(snapshot.Members.Values));
            return reading.Deaths;
        }
    }

    private static NodeDeaths Read(IEnumerable<ClusterMember> members) => new(
        members.GroupBy(m => m.Name).Where(IsGone).Select(n => n.Key).ToHashSet(StringComparer.Ordinal),
        members.Where(m => m.Status is SiloStatus.Dead).Select(m => m.SiloAddress).ToHashSet());

    private static bool IsGone(IEnumerable<ClusterMember> node) =>
        node.Any(m => m.Status is SiloStatus.Dead) && node.All(m => m.Status is SiloStatus.Dead or SiloStatus.Created or SiloStatus.Joining);

    private sealed record Reading(ClusterMembershipSnapshot? Snapshot, NodeDeaths Deaths);
}
