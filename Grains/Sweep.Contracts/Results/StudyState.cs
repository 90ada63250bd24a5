namespace Sweep.Contracts.Results;

/// <summary>Where a study stands.</summary>
public enum StudyState
{
    Running,

    /// <summary>Takes no new trials, by the user's wish or because its process ended; <c>sweep resume</c> goes on.</summary>
    Paused,

    /// <summary>Every trial is final.</summary>
    Completed,

    Cancelled,
}
