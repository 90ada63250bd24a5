namespace Sweep.Grains.Nodes;

/// <summary>
/// Who trains on a device: trials side by side, or one that has it to itself. That one waits until the others have left,
/// and nobody comes in from when it begins to wait until it leaves.
/// </summary>
/// <param name="device">The device's name.</param>
internal sealed class DeviceRoom(string device)
{
    private readonly object gate = new();
    private TaskCompletionSource? changed;
    private int inside;
    private int wantAlone;

    public string Device => device;

    /// <summary>True while a trial has the device to itself or waits for that.</summary>
    public bool Reserved
    {
        get
        {
            lock (gate)
                return wantAlone > 0;
        }
    }

    /// <summary>Blocks until there is a place.</summary>
    /// <param name="alone">True to share it with nobody.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The place; disposed of, it is free again.</returns>
    /// <exception cref="OperationCanceledException">The token fired before there was a place.</exception>
    public IDisposable Enter(bool alone, CancellationToken cancellation)
    {
        lock (gate)
            wantAlone += alone ? 1 : 0;
        try
        {
            while (!TryEnter(alone, out var change))
                change.Wait(cancellation);
        }
        catch (OperationCanceledException)
        {
            Leave(alone, wasInside: false);
            throw;
        }

        return new Place(this, alone);
    }

    /// <param name="alone">True to share it with nobody.</param>
    /// <param name="change">Completes when it is worth to try again.</param>
    private bool TryEnter(bool alone, out Task change)
    {
        lock (gate)
        {
            var free = alone ? inside == 0 : wantAlone == 0;
            if (free)
                inside++;
            change = free ? Task.CompletedTask : (changed ??= new()).Task;
            return free;
        }
    }

    private void Leave(bool alone, bool wasInside)
    {
        lock (gate)
        {
            inside -= wasInside ? 1 : 0;
            wantAlone -= alone ? 1 : 0;
            changed?.SetResult();
            changed = null;
        }
    }

    private sealed class Place(DeviceRoom room, bool alone) : IDisposable
    {
        public void Dispose() => room.Leave(alone, wasInside: true);
    }
}
