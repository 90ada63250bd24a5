namespace Sweep.Grains.Nodes;

/// <summary>
/// Threads for trainings: the pool has as many threads as cores, and a training that held one would starve the runtime.
/// One that is done is used again, since a short trial takes less time than a thread takes to start.
/// </summary>
internal sealed class TrialThreads : IDisposable
{
    private readonly object gate = new();
    private readonly Queue<Action> waiting = [];
    private int idle;
    private bool waking;
    private bool closed;

    /// <summary>Runs the action soon, on a thread of its own while it lasts. It must not throw.</summary>
    public void Run(Action action)
    {
        lock (gate)
        {
            waiting.Enqueue(action);
            WakeOne();
        }
    }

    /// <summary>Lets the threads end once nothing waits.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>
    /// One thread wakes at a time, and the next when it has come and more waits: until then one that has just finished may
    /// have taken all there was, and to wake costs more than an action may.
    /// </summary>
    private void WakeOne()
    {
        if (waking || waiting.Count == 0)
            return;
        waking = true;
        if (idle > 0)
            Monitor.Pulse(gate);
        else
            new Thread(Work) { IsBackground = true, Name = "trials" }.Start();
    }

    private void Work()
    {
        var woken = true;
        while (Next(ref woken) is { } action)
            action();
    }

    private Action? Next(ref bool woken)
    {
        lock (gate)
        {
            while (true)
            {
                if (woken)
                    waking = woken = false;
                if (waiting.TryDequeue(out var action))
                {
                    WakeOne();
                    return action;
                }

                if (closed)
                    return null;
                idle++;
                Monitor.Wait(gate);
                idle--;
                woken = true;
            }
        }
    }
}
