namespace Sweep.Grains.Nodes;

/// <summary>What the cluster's membership says of nodes; a node's name is its silo's.</summary>
internal sealed class NodeRoll(IClusterMembershipService membership)
{
    /// <summary>
    /// True if the cluster has declared the node dead and no silo has come back under its name. False of a node that was
    /// never a member, which only its silence can tell.
    /// </summary>
    public bool IsGone(string node)
    {
        var gone = false;
        foreach (var member in membership.CurrentSnapshot.Members.Values)
        {
            if (member.Name != node)
                continue;
            if (member.Status is not SiloStatus.Dead)
                return false;
            gone = true;
        }

        return gone;
    }
}
