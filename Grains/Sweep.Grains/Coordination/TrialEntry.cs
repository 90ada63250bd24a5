using Sweep.Contracts.Results;
using Sweep.Grains.Storage;

namespace Sweep.Grains.Coordination;

/// <summary>What the coordinator keeps in mind of a trial: 24 bytes, for there may be a million; the rest is in the store.</summary>
internal struct TrialEntry(TrialStanding trial)
{
    public long Sweeps = trial.Sweeps;
    public readonly int Epochs = trial.Epochs;
    public int EpochsDone = trial.State.IsFinal() ? trial.Epochs : trial.Last?.Number ?? 0;
    public int Attempt = trial.Attempt;
    private byte state = (byte)trial.State;

    /// <summary>True if another study trained it.</summary>
    public bool Reused = trial.Reused;

    public TrialState State
    {
        readonly get => (TrialState)state;
        set => state = (byte)value;
    }

    /// <summary>False in the place of a number that no trial has; every trial has an epoch to train.</summary>
    public readonly bool Exists => Epochs > 0;
}
