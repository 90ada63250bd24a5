using Orleans.Services;
using Sweep.Contracts.Results;

namespace Sweep.Contracts.Grains;

/// <summary>What one silo has logged of trials lately. Every silo has one; each knows only what it said itself.</summary>
[Alias("sweep.ITrialLogService")]
public interface ITrialLogService : IGrainService
{
    /// <summary>The lines that name a trial, oldest first; those that fell out of memory are missing.</summary>
    [Alias("Read")] Task<IReadOnlyList<TrialLogLine>> Read(TrialId trial);
}
