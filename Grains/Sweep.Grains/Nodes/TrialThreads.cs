using System.Collections.Concurrent;

namespace Sweep.Grains.Nodes;

/// <summary>
/// Threads for trainings: the pool has as many threads as cores, and a training that held one would starve the runtime.
/// One that is done is used again, since a short trial takes less time than a thread takes to start.
/// </summary>
internal sealed class TrialThreads : IDisposable
{
    private readonly BlockingCollection<Action> waiting = [];

    /// <summary>Threads that wait for work, less work that waits for a thread.</summary>
    private int idle;

    /// <summary>Runs the action at once, on a thread of its own while it lasts. It must not throw.</summary>
    public void Run(Action action)
    {
        if (Interlocked.Decrement(ref idle) < 0)
        {
            Interlocked.Increment(ref idle);
            new Thread(Work) { IsBackground = true, Name = "trials" }.Start();
        }

        waiting.Add(action);
    }

    /// <summary>Lets the threads end; nothing may be running or be run any more.</summary>
    public void Dispose() => waiting.CompleteAdding();

    private void Work()
    {
        foreach (var action in waiting.GetConsumingEnumerable())
        {
            action();
            Interlocked.Increment(ref idle);
        }
    }
}
