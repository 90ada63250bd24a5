using Sweep.Contracts.Results;

namespace Sweep.Contracts.Grains;

/// <summary>What all silos have logged of trials lately.</summary>
public interface ITrialLogs
{
    /// <summary>The lines that name a trial, oldest first. What silos have logged that are gone, or do not answer, is missing.</summary>
    Task<IReadOnlyList<TrialLogLine>> ReadAsync(TrialId trial);
}
