using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Storage.Checkpoints;

/// <summary>What has nothing to do with checkpoints.</summary>
public sealed partial class StoreWithCheckpoints
{
    public Task<bool> CreateStudy(StudyRow study) => store.CreateStudy(study);

    public Task<StudyRow?> GetStudy(string study) => store.GetStudy(study);

    public Task<IReadOnlyList<StudyRow>> ListStudies() => store.ListStudies();

    public Task SetStudyState(string study, StudyState state, DateTimeOffset? finishedAt) => store.SetStudyState(study, state, finishedAt);

    public Task SetStudySpec(string study, StudySpec spec) => store.SetStudySpec(study, spec);

    public Task<IReadOnlyList<Inheritance>> Withdraw(string study) => store.Withdraw(study);

    public Task AddTrials(string study, IReadOnlyList<TrialRow> trials, IReadOnlyList<UInt128>? fingerprints = null) =>
        store.AddTrials(study, trials, fingerprints);

    public Task<IReadOnlyList<TrialRow>> LeaseTrials(
        string study, IReadOnlyList<int> numbers, string node, DateTimeOffset now, IReadOnlyList<string>? engines = null) =>
        store.LeaseTrials(study, numbers, node, now, engines);

    public Task<IReadOnlyList<RunningTwin>> GetRunningTwins(string study, IReadOnlyList<int> numbers, IReadOnlyList<string> engines) =>
        store.GetRunningTwins(study, numbers, engines);

    public Task<IReadOnlyList<TrialRow>> RequeueLost(string study, IReadOnlyList<Lease> leases, DateTimeOffset now, bool died = false) =>
        store.RequeueLost(study, leases, now, died);

    public Task<IReadOnlyList<TrialRow>> MoveTrials(
        string study, IReadOnlyList<TrialState> from, TrialState to, DateTimeOffset now, int after = 0, int upTo = int.MaxValue) =>
        store.MoveTrials(study, from, to, now, after, upTo);

    public Task<IReadOnlyList<TrialRow>> CancelQueued(string study, IReadOnlyList<int> numbers) => store.CancelQueued(study, numbers);

    public Task<bool> SetModel(Lease lease, ModelSummary model, string? engine = null) => store.SetModel(lease, model, engine);

    public Task<IReadOnlyList<TrialRow>> GetTrials(string study, int after, int limit) => store.GetTrials(study, after, limit);

    public Task<IReadOnlyList<TrialRow>> GetTrials(string study, IReadOnlyList<int> numbers) => store.GetTrials(study, numbers);

    public Task<IReadOnlyList<TrialStanding>> GetStandings(string study, int after, int limit) => store.GetStandings(study, after, limit);

    public Task<TrialRow?> GetTrial(TrialId trial) => store.GetTrial(trial);

    public Task<TrialCounts> CountTrials(string study) => store.CountTrials(study);

    public Task<IReadOnlyList<AttemptRow>> GetAttempts(TrialId trial) => store.GetAttempts(trial);

    public Task<ModelSummary?> GetModel(TrialId trial) => store.GetModel(trial);

    public Task<IReadOnlyList<Step>> GetEpochs(TrialId trial) => store.GetEpochs(trial);

    public Task<IReadOnlyList<TrialEpoch>> GetEpochs(string study, int trial, int epoch, int limit) =>
        store.GetEpochs(study, trial, epoch, limit);

    public Task<TrialId?> GetCheckpointOwner(TrialId trial) => store.GetCheckpointOwner(trial);
}
