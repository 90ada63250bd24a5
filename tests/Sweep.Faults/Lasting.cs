namespace Sweep.Faults;

/// <summary>Holds the thread that calls, as work would that does not end.</summary>
internal static class Lasting
{
    public static void For(TimeSpan time)
    {
        using var never = new ManualResetEvent(false);
        if (time > TimeSpan.Zero)
            never.WaitOne(time);
    }
}
