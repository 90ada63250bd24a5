using Serilog;

namespace Sweep.Silo.Cluster;

/// <summary>
/// Waits for a server that is away while the silo starts. That is no mistake of settings, so unless a limit was set it waits
/// for ever, and says so once a minute.
/// </summary>
internal sealed class ServerWait(SiloOptions options, TimeProvider time)
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Reminder = TimeSpan.FromMinutes(1);

    private readonly long begun = time.GetTimestamp();
    private long? said;

    /// <summary>False once the limit is over; before that, true after a moment.</summary>
    /// <param name="reason">What does not answer, and how.</param>
    public async Task<bool> AgainAsync(string reason)
    {
        if (options.StartTimeout is { } limit && time.GetElapsedTime(begun).TotalSeconds >= limit)
            return false;
        if (said is not { } last || time.GetElapsedTime(last) >= Reminder)
        {
            said = time.GetTimestamp();
            Log.Warning("{Reason}; waiting for it{Limit}", reason, options.StartTimeout is { } seconds ? $", {seconds} s at most" : "");
        }

        await Task.Delay(Retry, time);
        return true;
    }
}
