using Sweep.Testing;

namespace Sweep.Cluster.Harness;

/// <summary>How long things are away: longer than a node may be silent, or a minute as people know it.</summary>
internal static class Outage
{
    public static TimeSpan Length { get; } = TimeSpan.FromSeconds(TestLength.Of(brief: 12, full: 60));

    /// <summary>Lets the outage last.</summary>
    public static Task LastAsync() => Task.Delay(Length, TimeProvider.System, TestContext.Current.CancellationToken);
}
