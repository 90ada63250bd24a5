using System.Diagnostics;

namespace Sweep.Cluster.Harness.Chaos;

/// <summary>Lets a schedule of faults happen to a cluster, overlapping where it says so.</summary>
internal sealed class ChaosRun(TestCluster cluster, Strikes strikes, Action<string> say)
{
    private readonly long begun = Stopwatch.GetTimestamp();

    /// <summary>Returns when every fault is undone.</summary>
    public async Task HappenAsync(IReadOnlyList<PlannedFault> schedule)
    {
        var last = new Dictionary<string, Task>(StringComparer.Ordinal);
        foreach (var (at, fault) in schedule)
        {
            if (at - Stopwatch.GetElapsedTime(begun) is { Ticks: > 0 } early)
                await Lasting.For(early);
            last[fault.Target] = HappenAfterAsync(last.GetValueOrDefault(fault.Target, Task.CompletedTask), fault);
        }

        await Task.WhenAll(last.Values);
        Say("all faults are over");
    }

    private async Task HappenAfterAsync(Task earlier, IFault fault)
    {
        await earlier;
        Say($"{fault}");
        await fault.HappenAsync(cluster, strikes);
    }

    private void Say(string what) => say($"{Stopwatch.GetElapsedTime(begun).Text(),8}  {what}");
}
