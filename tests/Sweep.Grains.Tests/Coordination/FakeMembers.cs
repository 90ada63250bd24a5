using System.Collections.Immutable;
using System.Net;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>A cluster's membership as the test has it: nodes by name.</summary>
internal sealed class FakeMembers(params string[] nodes) : IClusterMembershipService
{
    private ImmutableList<(string Node, SiloStatus Status)> members = [.. nodes.Select(node => (node, SiloStatus.Active))];

    public ClusterMembershipSnapshot CurrentSnapshot => new(
        members.Select((member, place) => new ClusterMember(Address(place), member.Status, member.Node))
            .ToImmutableDictionary(member => member.SiloAddress),
        new MembershipVersion(1));

    public IAsyncEnumerable<ClusterMembershipSnapshot> MembershipUpdates => throw new NotSupportedException();

    public void Die(string node) => members = [.. members.Select(member => member.Node == node ? (node, SiloStatus.Dead) : member)];

    /// <summary>A silo of that name starts, and does not serve yet.</summary>
    public void Join(string node) => members = members.Add((node, SiloStatus.Joining));

    /// <summary>The silo of that name that started serves.</summary>
    public void Serve(string node) => members = members.Replace((node, SiloStatus.Joining), (node, SiloStatus.Active));

    /// <summary>The latest silo of that name.</summary>
    public SiloAddress Silo(string node) => Address(members.FindLastIndex(member => member.Node == node));

    public ValueTask Refresh(MembershipVersion minimumVersion = default, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public Task<bool> TryKill(SiloAddress siloAddress) => throw new NotSupportedException();

    private static SiloAddress Address(int place) => SiloAddress.New(IPAddress.Loopback, 1 + place, 1);
}
