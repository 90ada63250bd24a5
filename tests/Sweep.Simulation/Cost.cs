using System.Diagnostics;

namespace Sweep.Simulation;

/// <summary>Real time that something took.</summary>
/// <param name="Processor">Of all cores together.</param>
/// <param name="Wall">On the clock.</param>
public sealed record Cost(TimeSpan Processor, TimeSpan Wall)
{
    internal static async Task<Cost> Of(Func<Task> work)
    {
        var begun = Stopwatch.GetTimestamp();
        var before = Environment.CpuUsage.TotalTime;
        await work();
        return new Cost(Environment.CpuUsage.TotalTime - before, Stopwatch.GetElapsedTime(begun));
    }
}
