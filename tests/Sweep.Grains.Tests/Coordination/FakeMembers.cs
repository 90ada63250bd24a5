using System.Collections.Immutable;
using System.Net;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>A cluster's membership as the test has it: nodes by name.</summary>
internal sealed class FakeMembers(params string[] nodes) : IClusterMembershipService
{
    private ImmutableDictionary<string, SiloStatus> members = nodes.ToImmutableDictionary(node => node, _ => SiloStatus.Active);

    public ClusterMembershipSnapshot CurrentSnapshot => new(
        members.Select((member, place) => new ClusterMember(SiloAddress.New(IPAddress.Loopback, 1 + place, 1), member.Value, member.Key))
            .ToImmutableDictionary(member => member.SiloAddress),
        new MembershipVersion(1));

    public IAsyncEnumerable<ClusterMembershipSnapshot> MembershipUpdates => throw new NotSupportedException();

    public void Die(string node) => members = members.SetItem(node, SiloStatus.Dead);

    public ValueTask Refresh(MembershipVersion minimumVersion = default, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public Task<bool> TryKill(SiloAddress siloAddress) => throw new NotSupportedException();
}
