using Sweep.Contracts.Results;

namespace Sweep.Grains.Storage;

/// <summary>What a coordinator must know of a trial that does not run.</summary>
/// <param name="Id">The trial.</param>
/// <param name="Sweeps">The sweeps it belongs to, as in <see cref="TrialRow.Sweeps"/>.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Attempt">The number of the last try; 0 before the first.</param>
/// <param name="Epochs">Epochs it is to train.</param>
/// <param name="Last">The last step; null before the first.</param>
/// <param name="DiedOn">As in <see cref="TrialRow.DiedOn"/>.</param>
/// <param name="Reused">True if another study trained it.</param>
/// <param name="Collapsed">True if it ended at chance.</param>
public readonly record struct TrialStanding(
    TrialId Id, long Sweeps, TrialState State, int Attempt, int Epochs, Step? Last, string? DiedOn = null, bool Reused = false, bool Collapsed = false)
{
    internal static TrialStanding Of(TrialRow row) => new(row.Id, row.Sweeps, row.State, row.Attempt, row.Hyperparameters.Epochs, row.Last, row.DiedOn, row.ReusedFrom is not null, row.Collapsed);
}
