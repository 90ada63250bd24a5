namespace Sweep.Grains.Nodes;

/// <summary>What the cluster's membership says of nodes; a node's name is its silo's.</summary>
internal sealed class NodeRoll(IClusterMembershipService membership)
{
    private Reading last = new(null, []);

    /// <summary>
    /// True if the cluster has declared the node dead and no silo has come back under its name. False of a node that was
    /// never a member, which only its silence can tell.
    /// </summary>
    public bool IsGone(string node) => Gone.Contains(node);

    /// <summary>The nodes that are gone.</summary>
    public IReadOnlySet<string> Gone => Read().Gone;

    private Reading Read()
    {
        // Asked for every node at every call, while members change rarely.
        var snapshot = membership.CurrentSnapshot;
        if (last is var reading && reading.Snapshot != snapshot)
            last = reading = new Reading(snapshot, [.. snapshot.Members.Values.GroupBy(m => m.Name).Where(n => n.All(m => m.Status is SiloStatus.Dead)).Select(n => n.Key)]);
        return reading;
    }

    private sealed record Reading(ClusterMembershipSnapshot? Snapshot, HashSet<string> Gone);
}
