namespace Sweep.Grains.Nodes;

/// <summary>
/// Whether grains may give out trials while they live in this process. Once the process leaves, answers may not arrive any
/// more, and a trial that its node has not heard of waits until that is noticed.
/// </summary>
public sealed class GrantGate
{
    private readonly Lock gate = new();
    private readonly TaskCompletionSource emptied = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int inside;
    private bool closed;

    /// <returns>To dispose when the answer is ready; null if the gate is closed.</returns>
    internal IDisposable? TryEnter()
    {
        lock (gate)
        {
            if (closed)
                return null;
            inside++;
            return new Pass(this);
        }
    }

    /// <summary>Lets nobody in any more.</summary>
    /// <returns>Completes when all that had come in are out.</returns>
    internal Task CloseAsync()
    {
        lock (gate)
        {
            closed = true;
            CompleteIfEmptied();
        }

        return emptied.Task;
    }

    private void Exit()
    {
        lock (gate)
        {
            inside--;
            CompleteIfEmptied();
        }
    }

    private void CompleteIfEmptied()
    {
        if (closed && inside == 0)
            emptied.TrySetResult();
    }

    private sealed class Pass(GrantGate gate) : IDisposable
    {
        public void Dispose() => gate.Exit();
    }
}
