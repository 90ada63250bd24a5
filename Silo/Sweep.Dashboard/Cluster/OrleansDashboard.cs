namespace Sweep.Dashboard.Cluster;

/// <summary>Orleans' own dashboard, which a silo serves beside the pages where it is told to.</summary>
/// <param name="IsServed">Whether this silo does.</param>
public sealed record OrleansDashboard(bool IsServed)
{
    /// <summary>Where it is.</summary>
    public const string Path = "/orleans";
}
