namespace Sweep.Contracts.Results;

/// <summary>What a row amounts to beside the baseline.</summary>
public enum Verdict
{
    Baseline,

    /// <summary>The simultaneous interval of the difference lies on the good side of zero.</summary>
    Better,

    /// <summary>It lies on the bad side.</summary>
    Worse,

    /// <summary>It holds zero, or there is none (<see cref="Difference.Reason"/>).</summary>
    NoEvidence,

    /// <summary>It is not better, but worse by less than the sweep's margin, and no fewer of its trials learned.</summary>
    AsGood,

    /// <summary>Fewer of its trials learned than of the baseline's (Fisher's exact test, Holm over the rows).</summary>
    LearnsLess,

    /// <summary>More of them learned.</summary>
    LearnsMore,

    /// <summary>None of its trials has finished, so there is nothing to judge.</summary>
    None,

    /// <summary>Planned trials are missing; until they are there, a difference is only what it is so far.</summary>
    SoFar,
}
