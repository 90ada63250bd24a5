namespace Sweep.Grains.Coordination;

/// <summary>How the coordinator deals with nodes and failures.</summary>
public sealed class CoordinationOptions
{
    /// <summary>A node that has not spoken for its trials this long has lost them.</summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the scheduler waits for one study's coordinator; much less than nodes wait for the scheduler.</summary>
    public TimeSpan AnswerLimit { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>A trial that fails is tried again this often.</summary>
    public int Retries { get; set; } = 2;

    /// <summary>A trial whose node's process died this often in a row, without a new epoch in between, has failed.</summary>
    public int Deaths { get; set; } = 3;
}
