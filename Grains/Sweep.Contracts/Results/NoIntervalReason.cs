namespace Sweep.Contracts.Results;

/// <summary>Why a row has no interval, and so no evidence.</summary>
public enum NoIntervalReason
{
    /// <summary>None of the row's trials, or of the baseline's, has finished.</summary>
    NoTrials,

    /// <summary>All of the baseline's trials collapsed.</summary>
    BaselineNeverLearned,

    /// <summary>All of the row's trials collapsed.</summary>
    RowNeverLearned,

    /// <summary>No chain of shared live seeds links the row and the baseline.</summary>
    NotEstimable,

    /// <summary>No value is left over to tell the spread from, as with one seed.</summary>
    NoDegreesOfFreedom,

    /// <summary>
    /// All values agree to 1e-9 after rows and seeds are allowed for: the spread is unknown rather than zero.
    /// </summary>
    NoSpread,
}
