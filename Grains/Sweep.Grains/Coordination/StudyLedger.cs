using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Coordination;

/// <summary>
/// The coordinator's working copy of a study: who waits, who runs, how far everything is. Rebuilt from the store's rows;
/// changed only after the store has changed.
/// </summary>
internal sealed class StudyLedger(StudySpec spec, TimeProvider time)
{
    private readonly Dictionary<int, TrialEntry> entries = [];
    private readonly SortedSet<int> queued = [];
    private readonly Dictionary<int, TrialEntry> running = [];
    private readonly SweepTally[] sweeps = [.. spec.Sweeps.Select(s => new SweepTally(s))];
    private readonly int[] states = new int[Enum.GetValues<TrialState>().Length];
    private readonly EpochPace pace = new(time);

    public TrialCounts Counts => SweepTally.CountsOf(states);

    public bool AllFinal => queued.Count == 0 && running.Count == 0;

    public int Count => entries.Count;

    public FinishedValues Values { get; } = new(spec);

    public TrialEntry? Find(int number) => entries.GetValueOrDefault(number);

    /// <summary>Takes in a row the ledger does not know yet.</summary>
    public void Add(TrialRow row)
    {
        var entry = new TrialEntry(row);
        entries.Add(row.Id.Number, entry);
        Values.Note(row.Id.Number, row.Sweeps, row.State, row.Last);
        states[(int)row.State]++;
        foreach (var sweep in SweepsOf(entry))
        {
            sweep.Add(entry);
            sweep.Finished(row);
        }

        pace.Planned(entry.Epochs - entry.EpochsDone);
        Place(entry, row);
    }

    /// <summary>Takes over a row that the store has changed.</summary>
    public void Update(TrialRow row)
    {
        if (Find(row.Id.Number) is not { } entry)
            return;
        Values.Note(row.Id.Number, row.Sweeps, row.State, row.Last);
        states[(int)entry.State]--;
        states[(int)row.State]++;
        foreach (var sweep in SweepsOf(entry))
            sweep.Move(entry.State, row.State);

        queued.Remove(row.Id.Number);
        running.Remove(row.Id.Number);
        entry.Running = null;
        entry.State = row.State;
        entry.Attempt = row.Attempt;
        Place(entry, row);
        Advance(entry, row.State.IsFinal() ? entry.Epochs : row.Last?.Epoch ?? 0);
        foreach (var sweep in SweepsOf(entry))
            sweep.Finished(row);
    }

    /// <summary>The first trials that wait, in order of number, and are still wanted.</summary>
    public IReadOnlyList<int> NextQueued(int count) => [.. queued.Take(count)];

    /// <summary>The trials that wait only for sweeps whose target has been reached.</summary>
    public IReadOnlyList<int> Unwanted()
    {
        long reached = 0;
        for (var index = 0; index < sweeps.Length; index++)
        {
            if (sweeps[index].TargetReached)
                reached |= 1L << index;
        }

        return reached == 0 ? [] : [.. queued.Where(number => (entries[number].Sweeps & ~reached) == 0)];
    }

    /// <summary>True, and the lease good for another while, if the attempt is the one that runs.</summary>
    public bool Renew(Lease lease)
    {
        if (!running.TryGetValue(lease.Trial.Number, out var entry) || entry.Attempt != lease.Attempt)
            return false;
        entry.Running!.RenewedAt = time.GetTimestamp();
        return true;
    }

    /// <summary>Notes an epoch; false if the attempt is not the one that runs.</summary>
    public bool Report(int number, int attempt, EpochMetrics metrics)
    {
        if (!running.TryGetValue(number, out var entry) || entry.Attempt != attempt)
            return false;
        entry.Running!.RenewedAt = time.GetTimestamp();
        entry.Running.Last = metrics;
        Advance(entry, metrics.Epoch);
        pace.Trained();
        return true;
    }

    /// <summary>
    /// The leases nobody has spoken for within the time, those of nodes that are gone, and those of the node that asks
    /// which it does not hold.
    /// </summary>
    public IReadOnlyList<Lease> Lost(TimeSpan duration, Func<string, bool> isGone, string node, IReadOnlyList<Lease> held) =>
    [
        .. running.Values
            .Where(e => time.GetElapsedTime(e.Running!.RenewedAt) > duration
                || isGone(e.Running.Node) || (e.Running.Node == node && !held.Contains(e.Lease)))
            .Select(e => e.Lease),
    ];

    public StudyProgress ToProgress(string id, StudyState state, string? problem) => new()
    {
        Id = id,
        State = state,
        Sweeps = [.. sweeps.Select(s => s.ToProgress())],
        Running =
        [
            .. running.Values.OrderBy(e => e.Id.Number)
                .Select(e => new RunningTrial(e.Id, e.Running!.Label, e.Running.Node, e.Epochs, e.Running.Last)),
        ],
        Trials = Counts,
        Remaining = state is StudyState.Running ? pace.Remaining : null,
        Problem = problem,
    };

    private void Place(TrialEntry entry, TrialRow row)
    {
        if (row.State is TrialState.Queued)
        {
            queued.Add(entry.Id.Number);
        }
        else if (row.State is TrialState.Running)
        {
            running.Add(entry.Id.Number, entry);
            entry.Running = new RunningAttempt(row.Node ?? "", TrialLabel.Of(spec.Base, row), time.GetTimestamp()) { Last = row.Last };
        }
    }

    private void Advance(TrialEntry entry, int epochsDone)
    {
        var more = epochsDone - entry.EpochsDone;
        if (more <= 0)
            return;
        entry.EpochsDone = epochsDone;
        pace.Planned(-more);
        foreach (var sweep in SweepsOf(entry))
            sweep.Advance(more);
    }

    private IEnumerable<SweepTally> SweepsOf(TrialEntry entry) =>
        sweeps.Where((_, index) => (entry.Sweeps & (1L << index)) != 0);
}
