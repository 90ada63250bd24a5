namespace Sweep.Silo.Embedded;

/// <summary>Notes when a client outside this process last called.</summary>
internal sealed class CallerActivity(TimeProvider time) : IIncomingGrainCallFilter
{
    private long lastCall = time.GetTimestamp();

    public TimeSpan SinceLastCall => time.GetElapsedTime(Interlocked.Read(ref lastCall));

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.SourceId is { } source && IsOutside(source))
            Interlocked.Exchange(ref lastCall, time.GetTimestamp());
        return context.Invoke();
    }

    /// <summary>The node in this very process calls as a hosted client, whose key begins so.</summary>
    private static bool IsOutside(GrainId source) =>
        source.Type.IsClient() && !source.Key.ToString()!.StartsWith("hosted-", StringComparison.Ordinal);
}
