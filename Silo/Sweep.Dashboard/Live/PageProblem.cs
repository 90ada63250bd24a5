using Sweep.Contracts.Grains;

namespace Sweep.Dashboard.Live;

/// <summary>What keeps a page from showing what it should, as far as its visitor can do something about it.</summary>
public enum ProblemKind
{
    /// <summary>What was asked for is not there, or no longer.</summary>
    NotFound,

    /// <summary>The store cannot be read; <see cref="PageProblem.Detail"/> says why.</summary>
    Store,

    /// <summary>The cluster does not answer just now.</summary>
    Unanswered,
}

/// <param name="Kind">What it is.</param>
/// <param name="Detail">More of it, in English; empty if there is no more.</param>
public sealed record PageProblem(ProblemKind Kind, string Detail)
{
    /// <summary>The problem that an exception tells of; null if it is a mistake of the program.</summary>
    public static PageProblem? Of(Exception exception) => exception switch
    {
        StudyNotFoundException missing => new(ProblemKind.NotFound, missing.Study),
        StoreException store => new(ProblemKind.Store, store.Message),
        TimeoutException or OrleansException => new(ProblemKind.Unanswered, ""),
        _ => null,
    };
}
