namespace Sweep.Silo.Embedded;

/// <summary>Notes who uses this silo: clients outside this process, by their calls, and whoever asks over HTTP, as long as the answer takes.</summary>
internal sealed class CallerActivity(TimeProvider time) : IIncomingGrainCallFilter
{
    private long lastCall = time.GetTimestamp();
    private int requests;

    /// <summary>Zero while a request is being answered. The connection of an open page is one.</summary>
    public TimeSpan SinceLastCall => Volatile.Read(ref requests) > 0 ? TimeSpan.Zero : time.GetElapsedTime(Interlocked.Read(ref lastCall));

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.SourceId is { } source && IsOutside(source))
            Note();
        return context.Invoke();
    }

    /// <summary>Counts a request over HTTP until it is answered.</summary>
    public async Task AnswerAsync(Func<Task> answer)
    {
        Interlocked.Increment(ref requests);
        try
        {
            await answer();
        }
        finally
        {
            Note();
            Interlocked.Decrement(ref requests);
        }
    }

    private void Note() => Interlocked.Exchange(ref lastCall, time.GetTimestamp());

    /// <summary>The node in this very process calls as a hosted client, whose key begins so.</summary>
    private static bool IsOutside(GrainId source) =>
        source.Type.IsClient() && !source.Key.ToString()!.StartsWith("hosted-", StringComparison.Ordinal);
}
