using System.Net;

namespace Sweep.Simulation;

/// <summary>The cluster's membership as it would be if every node were a silo of its own. The dead stay listed.</summary>
internal sealed class SimulatedMembership : IClusterMembershipService
{
    private const int Network = 0x0A000000;

    public ClusterMembershipSnapshot CurrentSnapshot { get; private set; } = new([], new MembershipVersion(0));

    public IAsyncEnumerable<ClusterMembershipSnapshot> MembershipUpdates => AsyncEnumerable.Empty<ClusterMembershipSnapshot>();

    public void Join(int node, int life) => Set(node, life, SiloStatus.Active);

    public void DeclareDead(int node, int life) => Set(node, life, SiloStatus.Dead);

    public ValueTask Refresh(MembershipVersion minimumVersion, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public Task<bool> TryKill(SiloAddress siloAddress) => Task.FromResult(false);

    private void Set(int node, int life, SiloStatus status)
    {
        var address = SiloAddress.New(new IPEndPoint(new IPAddress(BitConverter.GetBytes(IPAddress.HostToNetworkOrder(Network + node))), 11111), life);
        CurrentSnapshot = new ClusterMembershipSnapshot(
            CurrentSnapshot.Members.SetItem(address, new ClusterMember(address, status, SimulatedNode.NameOf(node))),
            new MembershipVersion(CurrentSnapshot.Version.Value + 1));
    }
}
