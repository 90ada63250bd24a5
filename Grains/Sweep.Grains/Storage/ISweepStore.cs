using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Storage;

/// <summary>
/// The one durable truth: studies, trials, attempts, epochs and checkpoints. A write's task completes once it is
/// committed, not before. Writes are idempotent, and those of an attempt are refused, in the statement that would make
/// them, once a later attempt holds the trial. Times come from the clocks of several machines, so nothing is stored to have
/// ended before it began. Implementations are safe for concurrent use.
/// </summary>
/// <exception cref="StoreException">Any member: the store cannot be read or written; the message says what to do.</exception>
public interface ISweepStore : IAsyncDisposable
{
    /// <summary>Stores a new study; false, and nothing changed, if the id is taken.</summary>
    Task<bool> CreateStudy(StudyRow study);

    /// <summary>The study, or null. One that cannot be read is given all the same (<see cref="StudyRow.Unusable"/>).</summary>
    Task<StudyRow?> GetStudy(string study);

    /// <summary>All studies, newest first, also those that cannot be read.</summary>
    Task<IReadOnlyList<StudyRow>> ListStudies();

    Task SetStudyState(string study, StudyState state, DateTimeOffset? finishedAt);

    /// <summary>Replaces the spec of a study; without effect if there is no such study.</summary>
    Task SetStudySpec(string study, StudySpec spec);

    /// <summary>
    /// Removes the study with all its rows and checkpoints. A checkpoint that trials of other studies refer to becomes
    /// the first one's (<see cref="Withdraw"/>).
    /// </summary>
    Task DeleteStudy(string study);

    /// <summary>Takes back what the study's trials came to: from now on no trial reuses it.</summary>
    /// <returns>The trials whose checkpoints other studies' trials refer to, and whose each will be when the study is deleted.</returns>
    Task<IReadOnlyList<Inheritance>> Withdraw(string study);

    /// <summary>Adds trials, queued; one whose number is there already only gains the sweeps it names.</summary>
    /// <param name="study">The study.</param>
    /// <param name="trials">The trials.</param>
    /// <param name="fingerprints">
    /// What each of the trials is, in their order: trials of equal fingerprints come to the same numbers, and are twins.
    /// Null if they have none.
    /// </param>
    /// <exception cref="StoreException">Also if there is no such study.</exception>
    Task AddTrials(string study, IReadOnlyList<TrialRow> trials, IReadOnlyList<UInt128>? fingerprints = null);

    /// <summary>
    /// Makes the named trials that are still queued running on the node, each with the next attempt number, and gives
    /// just those rows back.
    /// </summary>
    /// <param name="study">The study.</param>
    /// <param name="numbers">The trials.</param>
    /// <param name="node">The node.</param>
    /// <param name="now">The time.</param>
    /// <param name="engines">
    /// Whose results will do (<see cref="TrialRow.Engine"/>): a trial stays queued whose twin one of these has completed
    /// or may be training, in a study that runs. Null to train every trial.
    /// </param>
    Task<IReadOnlyList<TrialRow>> LeaseTrials(
        string study, IReadOnlyList<int> numbers, string node, DateTimeOffset now, IReadOnlyList<string>? engines = null);

    /// <summary>
    /// Completes those of the named trials that are still queued and have a twin that one of the engines completed, with
    /// its epochs and model. Only whole trainings count: not what was stopped early, failed or was cancelled.
    /// </summary>
    /// <returns>The rows that changed.</returns>
    Task<IReadOnlyList<TrialRow>> ReuseTrials(string study, IReadOnlyList<int> numbers, IReadOnlyList<string> engines, DateTimeOffset now);

    /// <summary>
    /// Those of the named trials that <see cref="LeaseTrials"/> would leave because their twin is running, each with a
    /// study that trains it.
    /// </summary>
    Task<IReadOnlyList<RunningTwin>> GetRunningTwins(string study, IReadOnlyList<int> numbers, IReadOnlyList<string> engines);

    /// <summary>Queues running trials again whose attempt was lost; only where the attempt still holds.</summary>
    /// <param name="study">The study.</param>
    /// <param name="leases">The attempts.</param>
    /// <param name="now">The time.</param>
    /// <param name="died">The nodes' processes died: each trial's row remembers where until a new epoch of it is stored.</param>
    /// <returns>The rows that changed.</returns>
    Task<IReadOnlyList<TrialRow>> RequeueLost(string study, IReadOnlyList<Lease> leases, DateTimeOffset now, bool died = false);

    /// <summary>
    /// Moves the trials of the study that are in one of the states to another, those of a range of numbers or all; a move
    /// to queued forgets failures and deaths.
    /// </summary>
    /// <returns>The rows that changed.</returns>
    Task<IReadOnlyList<TrialRow>> MoveTrials(
        string study, IReadOnlyList<TrialState> from, TrialState to, DateTimeOffset now, int after = 0, int upTo = int.MaxValue);

    /// <summary>Cancels those of the named trials that are still queued.</summary>
    /// <returns>The rows that changed.</returns>
    Task<IReadOnlyList<TrialRow>> CancelQueued(string study, IReadOnlyList<int> numbers);

    /// <summary>Stores the model's summary, and what trains it from now on; false if the attempt no longer holds.</summary>
    Task<bool> SetModel(Lease lease, ModelSummary model, string? engine = null);

    /// <summary>
    /// Stores an epoch and, if there is one, the checkpoint after it. An epoch that is there already stays as it is.
    /// </summary>
    /// <returns>False if the attempt no longer holds; then nothing was stored.</returns>
    Task<bool> AppendEpoch(Lease lease, Step metrics, byte[]? checkpoint);

    /// <summary>
    /// Ends the attempt and moves its trial to a state. Said again of the trial's last attempt, it changes nothing and gives
    /// the row, so that an answer that got lost can be asked for.
    /// </summary>
    /// <param name="lease">The attempt.</param>
    /// <param name="to">The trial's state from now on; queued if it is to run again.</param>
    /// <param name="end">How the attempt ended; a failed one counts as a failure of the trial.</param>
    /// <param name="now">The time.</param>
    /// <returns>The trial's row; null if the attempt no longer holds, and then nothing was stored.</returns>
    Task<TrialRow?> EndAttempt(Lease lease, TrialState to, AttemptEnd end, DateTimeOffset now);

    /// <summary>The trials of higher numbers than <paramref name="after"/>, in order of number.</summary>
    Task<IReadOnlyList<TrialRow>> GetTrials(string study, int after, int limit);

    /// <summary>Those of the named trials that there are, in order of number.</summary>
    Task<IReadOnlyList<TrialRow>> GetTrials(string study, IReadOnlyList<int> numbers);

    /// <summary>Where the trials of higher numbers stand, in order of number: little to read, however many there are.</summary>
    Task<IReadOnlyList<TrialStanding>> GetStandings(string study, int after, int limit);

    Task<TrialRow?> GetTrial(TrialId trial);

    Task<TrialCounts> CountTrials(string study);

    Task<IReadOnlyList<AttemptRow>> GetAttempts(TrialId trial);

    Task<ModelSummary?> GetModel(TrialId trial);

    Task<IReadOnlyList<Step>> GetEpochs(TrialId trial);

    /// <summary>Epochs of a study in order of trial number and epoch, from the one after <paramref name="epoch"/> of <paramref name="trial"/> on.</summary>
    Task<IReadOnlyList<TrialEpoch>> GetEpochs(string study, int trial, int epoch, int limit);

    /// <summary>The trial's last checkpoint, or null.</summary>
    Task<byte[]?> GetCheckpoint(TrialId trial);

    /// <summary>The trial whose checkpoint it is: the trial itself, or the twin that trained it. Null if there is no such trial.</summary>
    Task<TrialId?> GetCheckpointOwner(TrialId trial);
}
