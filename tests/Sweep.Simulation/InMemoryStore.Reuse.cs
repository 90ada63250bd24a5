using Sweep.Contracts.Results;
using Sweep.Grains.Storage;

namespace Sweep.Simulation;

/// <summary>What trials of one fingerprint have from each other.</summary>
public sealed partial class InMemoryStore
{
    public Task<IReadOnlyList<TrialRow>> ReuseTrials(string study, IReadOnlyList<int> numbers, IReadOnlyList<string> engines, DateTimeOffset now) =>
        Change(Of(study, numbers), t => t.Row.State is TrialState.Queued && CompletedTwin(t, engines) is not null, t =>
        {
            var source = CompletedTwin(t, engines)!;
            t.Row = t.Row with
            {
                State = source.Row.State,
                Facts = source.Row.Facts,
                Last = source.Row.Last,
                SecondsPerEpoch = source.Row.SecondsPerEpoch,
                Engine = source.Row.Engine,
                ReusedFrom = source.Row.ReusedFrom ?? source.Row.Id,
                DiedOn = null,
                Error = null,
                StartedAt = t.Row.StartedAt ?? now,
                FinishedAt = Later(now, t.Row.StartedAt),
            };
            foreach (var (epoch, metrics) in source.Epochs)
                t.Epochs[epoch] = metrics;
            t.Seconds = source.Seconds;
            t.Model = source.Model;
            (t.Checkpoint, t.CheckpointEpoch, t.CheckpointOf) = (null, 0, source.Row.Id);
        });

    public Task<IReadOnlyList<RunningTwin>> GetRunningTwins(string study, IReadOnlyList<int> numbers, IReadOnlyList<string> engines) =>
        Locked<IReadOnlyList<RunningTwin>>(() =>
        [
            .. Of(study, numbers).Where(t => t.Row.State is TrialState.Queued)
                .Select(t => (t.Row.Id.Number, Twin: RunningTwin(t, engines)))
                .Where(t => t.Twin is not null).Select(t => new RunningTwin(t.Number, t.Twin!.Row.Id.Study)),
        ]);

    public Task<IReadOnlyList<Inheritance>> Withdraw(string study) => Locked<IReadOnlyList<Inheritance>>(() =>
    {
        foreach (var trial in Of(study))
            trial.Row = trial.Row with { Engine = null };
        return [.. Of(study).Select(t => (t.Row.Id, Heir: Heirs(t).FirstOrDefault())).Where(t => t.Heir is not null).Select(t => new Inheritance(t.Id, t.Heir!.Row.Id))];
    });

    private void Bequeath(string study)
    {
        foreach (var owner in Of(study).ToList())
        {
            if (Heirs(owner).ToList() is not [var first, ..] heirs)
                continue;
            (first.Checkpoint, first.CheckpointEpoch) = (owner.Checkpoint, owner.CheckpointEpoch);
            foreach (var heir in heirs)
                heir.CheckpointOf = heir == first ? null : first.Row.Id;
        }
    }

    private bool HasTwin(Trial trial, IReadOnlyList<string> engines) => CompletedTwin(trial, engines) is not null || RunningTwin(trial, engines) is not null;

    private Trial? CompletedTwin(Trial trial, IReadOnlyList<string> engines) => Twins(trial).FirstOrDefault(
        twin => twin is { Row: { State: TrialState.Completed, Engine: { } engine }, CheckpointOf: null } && engines.Contains(engine));

    private Trial? RunningTwin(Trial trial, IReadOnlyList<string> engines) => Twins(trial).FirstOrDefault(
        twin => twin.Row.State is TrialState.Running && (twin.Row.Engine is not { } engine || engines.Contains(engine))
            && studies.Exists(s => s.Id == twin.Row.Id.Study && s.State is StudyState.Running));

    private IEnumerable<Trial> Twins(Trial trial) =>
        All.Where(other => trial.Fingerprint is { } mine && other.Fingerprint == mine && other.Row.Id.Study != trial.Row.Id.Study);

    private IEnumerable<Trial> Heirs(Trial owner) => All.Where(other => other.CheckpointOf == owner.Row.Id);

    private Trial OwnerOf(Trial trial) => trial.CheckpointOf is { } owner ? Find(owner)! : trial;

    /// <summary>In the order in which the studies were stored.</summary>
    private IEnumerable<Trial> All => studies.SelectMany(study => trials[study.Id].Values);
}
