using System.Runtime.InteropServices;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Nodes;
using Sweep.Grains.Storage;
using Sweep.Grains.Telemetry;

namespace Sweep.Grains.Coordination;

/// <summary>
/// The coordinator's working copy of a study: who waits, who runs, how far everything is. Rebuilt from the store's rows;
/// changed only after the store has changed.
/// </summary>
internal sealed class StudyLedger(StudySpec spec, MetricSet metrics, TimeProvider time)
{
    /// <summary>By trial number, which starts at 1; numbers that no trial has do not exist (<see cref="TrialNumbering"/>).</summary>
    private readonly List<TrialEntry> entries = [];
    private readonly WaitingTrials queued = new(OrderOf(spec));
    private readonly RunningAttempts running = new(time);
    private readonly SweepTally[] sweeps = [.. spec.Sweeps.Select(s => new SweepTally(s, metrics))];
    private readonly int[] states = new int[Enum.GetValues<TrialState>().Length];
    private readonly EpochPace pace = new(time);
    private readonly SortedSet<int> shared = [];
    private int reused;

    /// <summary>The sweeps whose target has been reached.</summary>
    private long reached;

    /// <summary>Whether a trial may wait for those alone.</summary>
    private bool someUnwanted;

    public Suspects Suspects { get; } = new(time);

    public EpochChains Chains { get; } = new(spec, OrderOf(spec));

    public FinishedValues Values { get; } = new(spec, metrics);

    public TrialCounts Counts => SweepTally.CountsOf(states);

    /// <summary>True if a trial waits for nothing but a slot.</summary>
    public bool AnyReady =>
        queued.Count > shared.Count && ((Chains.Awaited.Count == 0 && shared.Count == 0) || queued.InOrder().Any(IsReady));

    /// <summary>The queued trials that another study trains, whose results will do.</summary>
    public IReadOnlyCollection<int> Shared => shared;

    /// <summary>Completed trials of one of the sweeps whose results other studies had.</summary>
    public int ReusedIn(int sweep) => sweeps[sweep].Reused;

    /// <summary>Trials of one of the sweeps.</summary>
    public int CountIn(int sweep) => sweeps[sweep].Counts.Total;

    /// <summary>Trials of one of the sweeps that have not ended, or were cancelled without its target reached.</summary>
    public int MissingIn(int sweep)
    {
        var counts = sweeps[sweep].Counts;
        return counts.Queued + counts.Running + (spec.Sweeps[sweep].Metric.Target is null ? counts.Cancelled : 0);
    }

    /// <inheritdoc cref="SweepTally.Target"/>
    public TargetReached? TargetIn(int sweep) => sweeps[sweep].Target;

    /// <summary>True if a node has been given a trial and has not said a word of it.</summary>
    public bool AnyUnheard => running.All.Any(attempt => !attempt.Heard);

    public bool AllFinal => queued.Count == 0 && running.Count == 0;

    public int Count => states.Sum();

    public int HighestNumber => entries.Count;

    public bool Knows(TrialId trial) => trial.Number <= entries.Count && Entry(trial.Number).Exists;

    /// <summary>True if the trial is known as one of all these sweeps.</summary>
    public bool Knows(TrialRow row) => Knows(row.Id) && (row.Sweeps & ~Entry(row.Id.Number).Sweeps) == 0;

    /// <summary>Takes in a trial that the ledger does not know yet, or not as one of these sweeps.</summary>
    public void Add(TrialRow row)
    {
        Add(TrialStanding.Of(row));
        if (row.State is TrialState.Running)
            Update(row);
    }

    /// <inheritdoc cref="Add(TrialRow)"/>
    /// <remarks>One that runs stays without its attempt until <see cref="Update"/> brings it.</remarks>
    public void Add(TrialStanding trial)
    {
        if (Knows(trial.Id))
        {
            Join(trial);
            return;
        }

        while (entries.Count < trial.Id.Number)
            entries.Add(default);
        ref var entry = ref Entry(trial.Id.Number);
        entry = new TrialEntry(trial);
        states[(int)trial.State]++;
        reused += trial.Reused ? 1 : 0;
        foreach (var sweep in SweepsOf(entry.Sweeps))
            sweep.Add(entry);
        pace.Planned(entry.Epochs - entry.EpochsDone);
        Finished(trial);
        if (trial.State is TrialState.Queued)
            Queue(trial.Id.Number);
    }

    /// <summary>Takes over a row that the store has changed.</summary>
    public void Update(TrialRow row)
    {
        var number = row.Id.Number;
        if (!Knows(row.Id))
            return;
        ref var entry = ref Entry(number);
        states[(int)entry.State]--;
        states[(int)row.State]++;
        foreach (var sweep in SweepsOf(entry.Sweeps))
            sweep.Move(entry.State, row.State);
        if (row.ReusedFrom is not null && !entry.Reused)
        {
            entry.Reused = true;
            reused++;
            foreach (var sweep in SweepsOf(entry.Sweeps))
                sweep.Reused++;
        }

        queued.Remove(number);
        shared.Remove(number);
        running.Remove(number);
        if (row.State.IsFinal() && !entry.State.IsFinal())
            TrialMetrics.Ended(row);
        entry.State = row.State;
        entry.Attempt = row.Attempt;
        if (row.State is TrialState.Queued)
            Queue(number);
        else if (row.State is TrialState.Running)
            running.Add(new RunningAttempt(row, time.GetTimestamp()));
        Suspects.Note(row);
        Advance(ref entry, row.State.IsFinal() ? entry.Epochs : row.Last?.Number ?? 0);
        Finished(TrialStanding.Of(row) with { Sweeps = entry.Sweeps });
    }

    /// <summary>Notes that a trial waits for another study's, if it is queued, or no longer does.</summary>
    public void Share(int number, bool isShared)
    {
        if (isShared && Entry(number).State is TrialState.Queued)
            shared.Add(number);
        else
            shared.Remove(number);
    }

    /// <summary>Takes over the row of a trial that a node was given in this life of it.</summary>
    public void Granted(TrialRow row, NodeLife life)
    {
        Update(row);
        if (running.Find(row.Id.Number, row.Attempt) is { } attempt)
            attempt.Life = life;
    }

    /// <summary>The trials that run, in order.</summary>
    public IEnumerable<int> RunningNumbers => running.All.Select(attempt => attempt.Lease.Trial.Number).Order();

    /// <summary>Some of the attempts that a node was given and never heard of, for another answer; leases as good as new.</summary>
    public IReadOnlyList<Lease> GiveAgain(IReadOnlyList<RunningAttempt> unheard, int count)
    {
        List<RunningAttempt> again = [.. unheard.OrderBy(attempt => attempt.Lease.Trial.Number).Take(count)];
        foreach (var attempt in again)
            attempt.RenewedAt = time.GetTimestamp();
        return [.. again.Select(attempt => attempt.Lease)];
    }

    /// <summary>The trials in a state, of higher numbers than <paramref name="after"/>, in order.</summary>
    public IEnumerable<int> NumbersIn(TrialState state, int after)
    {
        for (var number = after + 1; number <= entries.Count; number++)
        {
            if (entries[number - 1] is { Exists: true } entry && entry.State == state)
                yield return number;
        }
    }

    /// <summary>
    /// The first trials that wait for nothing but a slot, and are still wanted, in the order in which they run
    /// (<see cref="ShuffledOrder"/>), but those first that others wait for; no suspects.
    /// </summary>
    public IReadOnlyList<int> NextQueued(int count) =>
    [
        .. Chains.Awaited.Where(number => Entry(number).State is TrialState.Queued)
            .Concat(queued.InOrder())
            .Where(number => IsWanted(number) && !Suspects.Contains(number) && IsReady(number))
            .Distinct().Take(count),
    ];

    /// <summary>Some of the trials that wait only for sweeps whose target has been reached; none if there are no more.</summary>
    public IReadOnlyList<int> Unwanted(int limit)
    {
        if (!someUnwanted)
            return [];
        List<int> unwanted = [.. queued.InOrder().Where(number => !IsWanted(number)).Take(limit)];
        someUnwanted = unwanted.Count == limit;
        return unwanted;
    }

    /// <summary>True, and the lease good for another while, if the attempt is the one that runs.</summary>
    public bool Renew(Lease lease)
    {
        if (running.Find(lease.Trial.Number, lease.Attempt) is not { } attempt)
            return false;
        attempt.RenewedAt = time.GetTimestamp();
        attempt.Heard = true;
        return true;
    }

    /// <summary>Notes an epoch; false if the attempt is not the one that runs.</summary>
    public bool Report(int number, int attempt, Step metrics)
    {
        if (running.Find(number, attempt) is not { } known)
            return false;
        known.RenewedAt = time.GetTimestamp();
        known.Heard = true;
        known.Last = metrics;
        ref var entry = ref Entry(number);
        if (metrics.Number > entry.EpochsDone)
            Suspects.Clear(number);
        Advance(ref entry, metrics.Number);
        pace.Trained();
        return true;
    }

    /// <inheritdoc cref="RunningAttempts.Lost"/>
    public LostLeases Lost(TimeSpan duration, NodeDeaths deaths, NodeLife asking, IReadOnlyList<Lease> held) =>
        running.Lost(duration, deaths, asking, held);

    public StudyProgress ToProgress(string id, StudyState state, string? problem) => new()
    {
        Id = id,
        State = state,
        Sweeps = [.. sweeps.Select(s => s.ToProgress())],
        Running = [.. running.All.OrderBy(a => a.Lease.Trial.Number).Select(a => a.Show(spec.Base))],
        Trials = Counts,
        Remaining = state is StudyState.Running ? pace.Remaining : null,
        Problem = problem,
        Reused = reused,
        Metrics = metrics,
    };

    private static ShuffledOrder OrderOf(StudySpec spec) => new(spec, new TrialNumbering(spec));

    private ref TrialEntry Entry(int number) => ref CollectionsMarshal.AsSpan(entries)[number - 1];

    /// <summary>Makes a known trial one of more sweeps.</summary>
    private void Join(TrialStanding trial)
    {
        ref var entry = ref Entry(trial.Id.Number);
        var joined = trial.Sweeps & ~entry.Sweeps;
        entry.Sweeps |= joined;
        foreach (var sweep in SweepsOf(joined))
            sweep.Add(entry);
        Finished(trial with { Sweeps = joined });
    }

    private void Queue(int number)
    {
        queued.Add(number);
        someUnwanted |= !IsWanted(number);
    }

    /// <summary>A longer training goes on from the shorter one, once that has ended in one way or another.</summary>
    private bool IsReady(int number) =>
        !shared.Contains(number) && (Chains.Shorter(number) is not { } other || Entry(other).State.IsFinal());

    private bool IsWanted(int number) => (Entry(number).Sweeps & ~reached) != 0;

    private void Advance(ref TrialEntry entry, int epochsDone)
    {
        var more = epochsDone - entry.EpochsDone;
        if (more <= 0)
            return;
        entry.EpochsDone = epochsDone;
        pace.Planned(-more);
        foreach (var sweep in SweepsOf(entry.Sweeps))
            sweep.Advance(more);
    }

    private void Finished(TrialStanding trial)
    {
        Values.Note(trial);
        for (var index = 0; index < sweeps.Length; index++)
        {
            if ((trial.Sweeps & (1L << index)) == 0)
                continue;
            sweeps[index].Finished(trial);
            if (!sweeps[index].TargetReached || (reached & (1L << index)) != 0)
                continue;
            reached |= 1L << index;
            someUnwanted = true;
        }
    }

    private IEnumerable<SweepTally> SweepsOf(long mask) => sweeps.Where((_, index) => (mask & (1L << index)) != 0);
}
