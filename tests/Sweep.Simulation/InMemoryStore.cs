using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Storage;

namespace Sweep.Simulation;

/// <summary>
/// What a store means, in the plainest code: one lock, plain collections. Real stores are compared with it, and it
/// passes their contract itself.
/// </summary>
public sealed partial class InMemoryStore : ISweepStore
{
    private readonly Lock gate = new();
    private readonly List<StudyRow> studies = [];
    private readonly Dictionary<string, SortedDictionary<int, Trial>> trials = [];

    public Task<bool> CreateStudy(StudyRow study) => Locked(() =>
    {
        if (studies.Exists(s => s.Id == study.Id))
            return false;
        studies.Add(study);
        trials[study.Id] = [];
        return true;
    });

    public Task<StudyRow?> GetStudy(string study) => Locked(() => studies.Find(s => s.Id == study));

    public Task<IReadOnlyList<StudyRow>> ListStudies() =>
        Locked<IReadOnlyList<StudyRow>>(() => [.. Enumerable.Reverse(studies).OrderByDescending(s => s.CreatedAt)]);

    public Task SetStudyState(string study, StudyState state, DateTimeOffset? finishedAt) => Locked(() =>
    {
        var index = studies.FindIndex(s => s.Id == study);
        if (index >= 0)
            studies[index] = studies[index] with { State = state, FinishedAt = finishedAt };
        return index;
    });

    public Task SetStudySpec(string study, StudySpec spec) => Locked(() =>
    {
        var index = studies.FindIndex(s => s.Id == study);
        if (index >= 0)
            studies[index] = studies[index] with { Spec = spec };
        return index;
    });

    public Task DeleteStudy(string study) => Locked(() =>
    {
        Bequeath(study);
        return studies.RemoveAll(s => s.Id == study) + (trials.Remove(study) ? 1 : 0);
    });

    public Task AddTrials(string study, IReadOnlyList<TrialRow> added, IReadOnlyList<UInt128>? fingerprints = null) => Locked(() =>
    {
        if (!trials.TryGetValue(study, out var known))
            throw new StoreException($"There is no study {study}.");
        foreach (var (index, row) in added.Index())
        {
            if (known.TryGetValue(row.Id.Number, out var trial))
                trial.Row = trial.Row with { Sweeps = trial.Row.Sweeps | row.Sweeps };
            else
                known[row.Id.Number] = new Trial { Row = row, Fingerprint = fingerprints?[index] };
        }

        return known.Count;
    });

    public Task<IReadOnlyList<TrialRow>> LeaseTrials(
        string study, IReadOnlyList<int> numbers, string node, DateTimeOffset now, IReadOnlyList<string>? engines = null) =>
        Change(Of(study, numbers), t => t.Row.State is TrialState.Queued && !(engines is not null && HasTwin(t, engines)), t =>
        {
            t.Row = t.Row with { State = TrialState.Running, Attempt = t.Row.Attempt + 1, Node = node, StartedAt = t.Row.StartedAt ?? now };
            t.Attempts.Add(new AttemptRow(t.Row.Attempt, node, now, null, null, null));
        });

    public Task<IReadOnlyList<TrialRow>> RequeueLost(string study, IReadOnlyList<Lease> leases, DateTimeOffset now, bool died = false) =>
        Change(Of(study, leases.Select(lease => lease.Trial.Number)), t => leases.Any(t.IsHeldBy), t =>
        {
            var diedOn = died ? string.Join(", ", new[] { t.Row.DiedOn, t.Row.Node }.OfType<string>()) : t.Row.DiedOn;
            t.Row = t.Row with { State = TrialState.Queued, DiedOn = diedOn };
            t.Close("lost", null, now);
        });

    public Task<IReadOnlyList<TrialRow>> MoveTrials(
        string study, IReadOnlyList<TrialState> from, TrialState to, DateTimeOffset now, int after = 0, int upTo = int.MaxValue) =>
        Change(study, t => from.Contains(t.Row.State) && t.Row.State != to && t.Row.Id.Number > after && t.Row.Id.Number <= upTo, t =>
        {
            if (t.Row.State is TrialState.Running)
                t.Close(to is TrialState.Queued ? "paused" : Name(to), null, now);
            t.Row = to is TrialState.Queued
                ? t.Row with { State = to, Failures = 0, Error = null, FinishedAt = null, DiedOn = null }
                : t.Row with { State = to, FinishedAt = Later(now, t.Row.StartedAt) };
        });

    public Task<IReadOnlyList<TrialRow>> CancelQueued(string study, IReadOnlyList<int> numbers) =>
        Change(Of(study, numbers), t => t.Row.State is TrialState.Queued, t => t.Row = t.Row with { State = TrialState.Cancelled });

    public Task<bool> SetModel(Lease lease, ModelSummary model, string? engine = null) => Locked(() =>
    {
        if (Find(lease.Trial) is not { } trial || !trial.IsHeldBy(lease))
            return false;
        trial.Model = model;
        trial.Row = trial.Row with
        {
            Facts = trial.Row.Facts.With(TrialFacts.Of((FactNames.Parameters, model.Parameters))),
            Engine = trial.Epochs.Count == 0 || trial.Row.Engine == engine ? engine : "mixed",
        };
        return true;
    });

    public Task<bool> AppendEpoch(Lease lease, Step metrics, byte[]? checkpoint) => Locked(() =>
    {
        if (Find(lease.Trial) is not { } trial || !trial.IsHeldBy(lease))
            return false;
        if (trial.Epochs.TryAdd(metrics.Number, metrics))
        {
            trial.Seconds += metrics.Seconds;
            trial.Row = trial.Row with { DiedOn = null };
        }

        trial.Row = trial.Row with { Last = trial.Epochs.Values.Last(), SecondsPerEpoch = trial.Seconds / trial.Epochs.Count };
        if (checkpoint is not null && metrics.Number >= trial.CheckpointEpoch)
            (trial.Checkpoint, trial.CheckpointEpoch) = (checkpoint, metrics.Number);
        return true;
    });

    public Task<TrialRow?> EndAttempt(Lease lease, TrialState to, AttemptEnd end, DateTimeOffset now) => Locked(() =>
    {
        if (Find(lease.Trial) is not { } trial || trial.Row.Attempt != lease.Attempt)
            return null;
        if (trial.Row.State is not TrialState.Running)
            return trial.Attempts.LastOrDefault()?.Outcome == Name(end.Outcome) ? trial.Row : null;
        var failed = end.Outcome is AttemptOutcome.Failed;
        trial.Row = trial.Row with
        {
            State = to,
            Failures = trial.Row.Failures + (failed ? 1 : 0),
            Error = failed || end.Outcome is AttemptOutcome.Lost ? end.Error : trial.Row.Error,
            FinishedAt = to.IsFinal() ? Later(now, trial.Row.StartedAt) : null,
            Facts = trial.Row.Facts.With(end.Facts),
        };
        trial.Close(Name(end.Outcome), end.Error, now);
        return trial.Row;
    });

    public Task<IReadOnlyList<TrialRow>> GetTrials(string study, int after, int limit) =>
        Locked<IReadOnlyList<TrialRow>>(() => [.. Of(study).Select(t => t.Row).Where(row => row.Id.Number > after).Take(limit)]);

    public Task<IReadOnlyList<TrialRow>> GetTrials(string study, IReadOnlyList<int> numbers) =>
        Locked<IReadOnlyList<TrialRow>>(() => [.. Of(study).Select(t => t.Row).Where(row => numbers.Contains(row.Id.Number))]);

    public Task<IReadOnlyList<TrialStanding>> GetStandings(string study, int after, int limit) => Locked<IReadOnlyList<TrialStanding>>(
        () => [.. Of(study).Select(t => TrialStanding.Of(t.Row)).Where(s => s.Id.Number > after).Take(limit)]);

    public Task<TrialRow?> GetTrial(TrialId trial) => Locked(() => Find(trial)?.Row);

    public Task<TrialCounts> CountTrials(string study) => Locked(() =>
    {
        int Count(TrialState state) => Of(study).Count(t => t.Row.State == state);
        return new TrialCounts(
            Count(TrialState.Queued), Count(TrialState.Running), Count(TrialState.Completed),
            Count(TrialState.Stopped), Count(TrialState.Failed), Count(TrialState.Cancelled));
    });

    public Task<IReadOnlyList<AttemptRow>> GetAttempts(TrialId trial) =>
        Locked<IReadOnlyList<AttemptRow>>(() => [.. Find(trial)?.Attempts ?? []]);

    public Task<ModelSummary?> GetModel(TrialId trial) => Locked(() => Find(trial)?.Model);

    public Task<IReadOnlyList<Step>> GetEpochs(TrialId trial) =>
        Locked<IReadOnlyList<Step>>(() => [.. Find(trial)?.Epochs.Values ?? Enumerable.Empty<Step>()]);

    public Task<IReadOnlyList<TrialEpoch>> GetEpochs(string study, int trial, int epoch, int limit) => Locked<IReadOnlyList<TrialEpoch>>(
        () => [.. Of(study).SelectMany(t => t.Epochs.Values, (t, e) => new TrialEpoch(t.Row.Id.Number, e))
            .Where(e => (e.Trial, e.Metrics.Number).CompareTo((trial, epoch)) > 0).Take(limit)]);

    public Task<byte[]?> GetCheckpoint(TrialId trial) => Locked(() => Find(trial) is { } known ? OwnerOf(known).Checkpoint : null);

    public Task<TrialId?> GetCheckpointOwner(TrialId trial) => Locked(() => Find(trial) is { } known ? OwnerOf(known).Row.Id : (TrialId?)null);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task<IReadOnlyList<TrialRow>> Change(string study, Func<Trial, bool> affected, Action<Trial> change) =>
        Change(Of(study), affected, change);

    private Task<IReadOnlyList<TrialRow>> Change(IEnumerable<Trial> those, Func<Trial, bool> affected, Action<Trial> change) => Locked<IReadOnlyList<TrialRow>>(() =>
    {
        var changed = those.Where(affected).ToList();
        changed.ForEach(change);
        return [.. changed.Select(t => t.Row)];
    });

    private static DateTimeOffset Later(DateTimeOffset now, DateTimeOffset? than) => than > now ? than.Value : now;

    // Lazy, so that what is enumerated is enumerated under the lock.
    private IEnumerable<Trial> Of(string study)
    {
        foreach (var trial in trials.GetValueOrDefault(study)?.Values ?? Enumerable.Empty<Trial>())
            yield return trial;
    }

    private IEnumerable<Trial> Of(string study, IEnumerable<int> numbers) =>
        numbers.Distinct().Order().Select(number => Find(new TrialId(study, number))).OfType<Trial>();

    private Trial? Find(TrialId id) => trials.GetValueOrDefault(id.Study)?.GetValueOrDefault(id.Number);

    private static string Name<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private Task<T> Locked<T>(Func<T> action)
    {
        try
        {
            lock (gate)
                return Task.FromResult(action());
        }
        catch (StoreException e)
        {
            return Task.FromException<T>(e);
        }
    }

    private sealed class Trial
    {
        public required TrialRow Row { get; set; }
        public UInt128? Fingerprint { get; init; }

        /// <summary>The trial whose checkpoint it has; null if its own.</summary>
        public TrialId? CheckpointOf { get; set; }

        public List<AttemptRow> Attempts { get; } = [];
        public SortedDictionary<int, Step> Epochs { get; } = [];
        public double Seconds { get; set; }
        public ModelSummary? Model { get; set; }
        public byte[]? Checkpoint { get; set; }
        public int CheckpointEpoch { get; set; }

        public bool IsHeldBy(Lease lease) => Row.State is TrialState.Running && lease == new Lease(Row.Id, Row.Attempt);

        public void Close(string outcome, string? error, DateTimeOffset now) =>
            Attempts[^1] = Attempts[^1] with { EndedAt = Later(now, Attempts[^1].StartedAt), Outcome = outcome, Error = error };
    }
}
