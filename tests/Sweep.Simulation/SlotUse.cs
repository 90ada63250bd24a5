namespace Sweep.Simulation;

/// <summary>Adds up how much of the live nodes' slot time is spent training, until it is told to stop.</summary>
internal sealed class SlotUse(Timeline timeline)
{
    private int alive, training;
    private TimeSpan since, aliveTime, trainingTime;

    /// <summary>From 0 to 1.</summary>
    public double Share => trainingTime / aliveTime;

    /// <summary>When it was told to stop.</summary>
    public TimeSpan? StoppedAt { get; private set; }

    public void Change(int alive = 0, int training = 0)
    {
        AddUp();
        this.alive += alive;
        this.training += training;
    }

    public void Stop()
    {
        AddUp();
        StoppedAt ??= timeline.Now;
    }

    private void AddUp()
    {
        if (StoppedAt is not null)
            return;
        aliveTime += (timeline.Now - since) * alive;
        trainingTime += (timeline.Now - since) * training;
        since = timeline.Now;
    }
}
