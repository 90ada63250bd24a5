using Microsoft.Extensions.Time.Testing;

namespace Sweep.Simulation;

/// <summary>
/// Events in the order of virtual time, and of one moment in the order in which they were planned. Each is over before the
/// next begins, which makes a simulation repeatable.
/// </summary>
internal sealed class Timeline(FakeTimeProvider clock)
{
    private readonly PriorityQueue<Func<Task>, (TimeSpan At, long Number)> events = new();
    private long planned;

    /// <summary>Virtual time since the beginning.</summary>
    public TimeSpan Now { get; private set; }

    public void After(TimeSpan delay, Func<Task> happen) => events.Enqueue(happen, (Now + delay, planned++));

    /// <exception cref="TimeoutException">It was not over by the limit, in virtual time.</exception>
    public async Task Run(Func<bool> isOver, TimeSpan limit)
    {
        while (!isOver() && events.TryDequeue(out var happen, out var when))
        {
            if (when.At > limit)
                throw new TimeoutException($"The simulation is not over after {limit} of virtual time.");
            clock.Advance(when.At - Now);
            Now = when.At;
            await happen();
        }
    }
}
