namespace Sweep.Simulation;

/// <summary>What a simulation measured. The same options give the same virtual figures.</summary>
public sealed record SimulationResult
{
    /// <summary>Trials that the store has as completed, by exactly one of their attempts.</summary>
    public required int CompletedOnce { get; init; }

    public required int Attempts { get; init; }

    /// <summary>Attempts that died with their node.</summary>
    public required int LostAttempts { get; init; }

    public required int Deaths { get; init; }

    /// <summary>
    /// Share, from 0 to 1, of the live nodes' slot time that was spent training until nothing waited any more; what was
    /// trained on a node before it died counts, calls before and after a training do not.
    /// </summary>
    public required double SlotsBusy { get; init; }

    /// <summary>Virtual time at which nothing waited any more.</summary>
    public required TimeSpan QueueEmpty { get; init; }

    /// <summary>Virtual time at which the last trial was completed.</summary>
    public required TimeSpan Makespan { get; init; }

    /// <summary>The lengths of all trials, divided by the number of slots.</summary>
    public required TimeSpan Ideal { get; init; }

    /// <summary>The longest trial, which no number of slots makes shorter.</summary>
    public required TimeSpan LongestTrial { get; init; }

    /// <summary>What planning the trials took of this process, and then running them; its own work and the nodes' included.</summary>
    public required Cost Planning { get; init; }

    /// <inheritdoc cref="Planning"/>
    public required Cost Running { get; init; }

    /// <summary>Heap that was free again once the study's coordinator and the scheduler were gone.</summary>
    public required long CoordinatorBytes { get; init; }
}
