using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Training;

/// <summary>Trains one trial on the calling thread. What grains know of training; libtorch is behind it.</summary>
public interface ITrainer
{
    /// <summary>
    /// The engine's version: trainers of one version come to the same numbers on one kind of device, so that a result of
    /// one is as good as another's. Null, as it is unless said otherwise, if no result is to be used again.
    /// </summary>
    string? Engine => null;

    /// <summary>
    /// Trains to the last epoch, or until the observer says otherwise. Blocks; call it on a thread of its own.
    /// The same work gives the same numbers, bit for bit, whether it starts afresh or from any of its checkpoints.
    /// </summary>
    /// <returns>
    /// What is known of the trial at its end, or when the observer stopped it; <see cref="TrialFacts.None"/> if it was paused or
    /// abandoned. Work whose checkpoint is of the last epoch trains nothing and has the facts of the training that wrote it.
    /// </returns>
    /// <exception cref="SpecException">The data cannot be read or does not fit.</exception>
    /// <exception cref="TrainingDivergedException">A loss became infinite or no number.</exception>
    /// <exception cref="DeviceOutOfMemoryException">The device has too little memory left.</exception>
    /// <exception cref="OperationCanceledException">The token fired; nothing since the last checkpoint is kept.</exception>
    TrialFacts Train(TrialWork work, ITrialObserver observer, CancellationToken cancellation);
}

/// <summary>Hears of a training's progress, on the training's thread.</summary>
public interface ITrialObserver
{
    /// <summary>Called once, before the first epoch.</summary>
    void Started(ModelSummary model);

    /// <summary>Called after every epoch.</summary>
    /// <param name="metrics">What the epoch measured.</param>
    /// <param name="checkpoint">Serialises the training's whole state as it is now; call it at once or not at all.</param>
    /// <returns>Whether to go on.</returns>
    TrialDecision EpochFinished(Step metrics, Func<byte[]> checkpoint);
}

/// <summary>The answer to a report.</summary>
public enum TrialDecision
{
    Continue,

    /// <summary>Stop now and keep the state: the trial goes on later, perhaps elsewhere.</summary>
    Pause,

    /// <summary>Stop for good; what was measured counts.</summary>
    Stop,

    /// <summary>Stop at once: this attempt is no longer the trial's.</summary>
    Abandon,
}
