namespace Sweep.Grains.Nodes;

/// <summary>What the cluster's membership says of nodes; a node's name is its silo's.</summary>
internal sealed class NodeRoll(IClusterMembershipService membership)
{
    private Reading last = new(null, []);

    /// <summary>
    /// True if the cluster has declared the node dead and no silo serves under its name. One that is only starting does not: on
    /// a busy machine that takes longer than a lease lasts, and a death would pass for silence. False of a node that was never a
    /// member, which only its silence can tell.
    /// </summary>
    public bool IsGone(string node) => Gone.Contains(node);

    /// <summary>The nodes that are gone.</summary>
    public IReadOnlySet<string> Gone => Read().Gone;

    private Reading Read()
    {
        // Asked for every node at every call, while members change rarely.
        var snapshot = membership.CurrentSnapshot;
        if (last is var reading && reading.Snapshot != snapshot)
            last = reading = new Reading(snapshot, [.. snapshot.Members.Values.GroupBy(m => m.Name).Where(HasDied).Select(n => n.Key)]);
        return reading;
    }

    private static bool HasDied(IEnumerable<ClusterMember> node) =>
        node.Any(m => m.Status is SiloStatus.Dead) && node.All(m => m.Status is SiloStatus.Dead or SiloStatus.Created or SiloStatus.Joining);

    private sealed record Reading(ClusterMembershipSnapshot? Snapshot, HashSet<string> Gone);
}
