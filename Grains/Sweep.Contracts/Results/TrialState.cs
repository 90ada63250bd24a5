namespace Sweep.Contracts.Results;

/// <summary>Where a trial stands. The last four are final.</summary>
public enum TrialState
{
    /// <summary>Waits for a slot.</summary>
    Queued,

    /// <summary>Leased to a node.</summary>
    Running,

    /// <summary>Trained all its epochs.</summary>
    Completed,

    /// <summary>Ended early because the search had seen enough; what it measured counts.</summary>
    Stopped,

    /// <summary>Gave up after its retries; <see cref="TrialRow.Error"/> says why.</summary>
    Failed,

    /// <summary>Ended by the user.</summary>
    Cancelled,
}

public static class TrialStateExtensions
{
    public static bool IsFinal(this TrialState state) => state >= TrialState.Completed;
}
