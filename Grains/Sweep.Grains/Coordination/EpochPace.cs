namespace Sweep.Grains.Coordination;

/// <summary>Estimates the time left from the pace of epochs since this coordinator began.</summary>
internal sealed class EpochPace(TimeProvider time)
{
    private readonly long begun = time.GetTimestamp();
    private long trained;
    private long left;

    /// <summary>Epochs that came to be done, or (negative) no longer need to be.</summary>
    public void Planned(long epochs) => left += epochs;

    public void Trained() => trained++;

    public TimeSpan? Remaining => trained == 0 ? null : time.GetElapsedTime(begun) * ((double)left / trained);
}
