using System.Globalization;

namespace Sweep.Cluster.Harness;

/// <summary>How long things are away: a minute as people know it, or shorter where tests must be quick.</summary>
internal static class Outage
{
    private const string Variable = "SWEEP_FAULT_SECONDS";

    private const int Short = 12;

    public static TimeSpan Length { get; } = TimeSpan.FromSeconds(
        int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : Short);

    /// <summary>Lets the outage last.</summary>
    public static Task LastAsync() => Task.Delay(Length, TimeProvider.System, TestContext.Current.CancellationToken);
}
