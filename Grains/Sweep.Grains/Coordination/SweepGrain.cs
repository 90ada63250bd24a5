using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Placement;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;
using Sweep.Grains.Nodes;
using Sweep.Grains.Storage;
using Sweep.Grains.Telemetry;

namespace Sweep.Grains.Coordination;

/// <inheritdoc cref="ISweepGrain"/>
[GrainType("sweep"), Immovable]
internal sealed partial class SweepGrain(
    ISweepStore store, NodeRoll roll, StudyQueues queues, DetachedStudies detached, Engines engines, IOptions<CoordinationOptions> options, TimeProvider time, ILogger<SweepGrain> logger)
    : Grain, ISweepGrain
{
    /// <summary>Trials read or changed in one call to the store: large enough to be quick, small enough not to hold up others.</summary>
    private const int Chunk = 5000;

    /// <summary>A node's slots are filled in so many steps at most, where trials turn out to be other studies' too.</summary>
    private const int Tries = 3;

    private StudyRow? study;
    private StudyLedger? ledger;
    private string? problem;

    private string Id => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (await store.GetStudy(Id) is { } known)
            await LoadOrSetAside(known);
    }

    public async Task<StudyRow> Submit(StudySpec spec, DatasetInfo dataset)
    {
        using var span = SweepSpans.Submission(Id);
        if (study is null)
        {
            // Not every client is ours.
            PlanCheck.Check(spec, Id);
            StudyLimits.Check(spec, Id);
            CheckIsNew(spec);
            var row = new StudyRow { Id = Id, Spec = spec, Dataset = dataset, CreatedAt = time.GetUtcNow(), Trace = span?.Id };
            await store.CreateStudy(row);
            LogSubmitted(Id, spec.Sweeps.Count);
            await LoadOrSetAside(row);
        }

        Usable();
        await Plan();
        await CompleteIfAllFinal();
        await Announce();
        return study!;
    }

    public async Task<StudyRow> Pause()
    {
        if (Known().State is StudyState.Running)
            await Enter(StudyState.Paused);
        return study!;
    }

    public Task Detach()
    {
        detached.Add(Known().Id);
        return Task.CompletedTask;
    }

    public async Task<StudyRow> Resume()
    {
        if (Usable().State is not StudyState.Running || AllFinal)
        {
            await Plan();
            await Move([TrialState.Failed, TrialState.Cancelled], TrialState.Queued);
            await Enter(AllFinal ? StudyState.Completed : StudyState.Running);
            await Plan();
        }

        await Announce();
        return study!;
    }

    public async Task<StudyRow> Extend(int seeds)
    {
        var extended = StudyExtension.Of(Usable(), seeds, ledger!.Values.Count);
        try
        {
            // The state first: if the process dies before the spec is stored, every trial is final, and the study completes again.
            planned = false;
            await Enter(StudyState.Running);
            await store.SetStudySpec(Id, extended);
        }
        catch (StoreException)
        {
            planned = true;
            await CompleteIfAllFinal();
            throw;
        }

        LogExtended(Id, seeds);
        try
        {
            await Load(study! with { Spec = extended });
        }
        catch
        {
            // What is in mind is the study as it was; the next activation reads it as it is.
            DeactivateOnIdle();
            throw;
        }

        await Announce();
        return study!;
    }

    /// <summary>What only an extension or a confirmation sets would number trials of a new study wrongly.</summary>
    private void CheckIsNew(StudySpec spec)
    {
        if (spec.Looks.Count > 0 || spec.Configurations != 0 || spec.FirstSeed != (spec.Confirms is null ? 0 : StudyConfirmation.FirstSeed)
            || spec.Sweeps.Any(sweep => sweep.Look < 1 || (sweep.Look > 1 && spec.Confirms is null)))
            throw new SpecException(Id, "A new study has no earlier looks, its seed numbers begin at 0, and each of its sweeps is at its first look; leave looks, configurations, first_seed and look out.");
    }

    public async Task<StudyRow> Cancel()
    {
        if (Usable().State is StudyState.Running or StudyState.Paused)
            await Enter(StudyState.Cancelled);
        // Also when asked again: a million trials may take longer than the caller waits.
        if (study!.State is StudyState.Cancelled)
            await Move([TrialState.Queued, TrialState.Running], TrialState.Cancelled);

        return study!;
    }

    public async Task Delete()
    {
        await store.DeleteStudy(Id);
        study = null;
        ledger = null;
        DeactivateOnIdle();
    }

    public async Task<TakeAnswer> Take(NodeLife node, IReadOnlyList<Lease> held, int count)
    {
        if (study is not { State: StudyState.Running })
            return new TakeAnswer([], Active: false);

        var lost = ledger!.Lost(options.Value.LeaseDuration, roll.Deaths, node, held);
        await Requeue(lost);
        await CancelUnwanted();
        var again = ledger!.GiveAgain(lost.Unheard, count);
        // A silo that is back must be known here too, or what it is given would pass for what died before.
        var room = roll.IsGone(node.Node) ? 0 : Math.Min(count - again.Count, Room);
        // Suspects first: at the end, when many nodes have died, there would be nothing to fill the slots beside them.
        List<int> first = room > 0 && await NextSuspect(node.Node) is { } suspect ? [suspect] : [];
        var granted = await Lease(node, first, room);
        if (granted.Count == 0)
            return new TakeAnswer(again, study.State is StudyState.Running) { More = More };

        (missing, problem) = (null, null);
        return new TakeAnswer([.. granted.Select(row => new Lease(row.Id, row.Attempt)), .. again], Active: true)
        {
            More = More,
            Traces = SweepSpans.Placements(study, granted, time.GetUtcNow()),
            Work = [.. granted.Where(row => row.Attempt == 1 && ledger!.Chains.Shorter(row.Id.Number) is null).Select(row => TrialPlan.WorkOf(study, row))],
        };
    }

    public Task<IReadOnlyList<Lease>> Renew(string node, IReadOnlyList<Lease> held) =>
        Task.FromResult<IReadOnlyList<Lease>>([.. held.Where(lease => ledger?.Renew(lease) ?? false)]);

    public Task<TrialDecision> Reported(int number, int attempt, Step metrics)
    {
        problem = null;
        return Task.FromResult((study?.State, ledger?.Report(number, attempt, metrics)) switch
        {
            (StudyState.Running, true) => TrialDecision.Continue,
            (StudyState.Paused, true) => TrialDecision.Pause,
            _ => TrialDecision.Abandon,
        });
    }

    public async Task Ended(TrialRow trial)
    {
        if (ledger is null)
            return;
        problem = null;
        ledger.Update(trial);
        if (trial.State is TrialState.Failed)
            LogTrialFailed(trial.Id, trial.Failures, trial.Error);
        await CancelUnwanted();
        var more = trial.State is TrialState.Queued || (ledger?.Chains.Awaited.Contains(trial.Id.Number) ?? false);
        if (more && study is { State: StudyState.Running })
            await Announce();
    }

    public Task<int?> GetShorter(int number) => Task.FromResult(ledger?.Chains.Shorter(number));

    public Task Troubled(string problem)
    {
        this.problem = problem;
        return Task.CompletedTask;
    }

    /// <summary>Rebuilds the working copy, and plans on where a coordinator that died stopped.</summary>
    private async Task Load(StudyRow row)
    {
        var fresh = new StudyLedger(row.Spec, row.Metrics, time);
        for (var last = 0; ;)
        {
            var page = await store.GetStandings(Id, last, Chunk);
            foreach (var trial in page)
                fresh.Add(trial);
            foreach (var trial in page.Where(trial => trial.State is TrialState.Running || trial.DiedOn is not null))
            {
                if (await store.GetTrial(trial.Id) is { } suspected)
                    fresh.Update(suspected);
            }

            if (page.Count < Chunk)
                break;
            last = page[^1].Id.Number;
        }

        study = row;
        ledger = fresh;
        queues.Follow(Id, row.Spec.Device, () => study is { State: StudyState.Running } ? ledger?.Counts.Queued : null);
        planned = row.State is StudyState.Completed;
        if (row.State is not StudyState.Cancelled)
            await Plan();
        LogLoaded(Id, RuntimeIdentity, fresh.Counts);
        await CompleteIfAllFinal();
    }

    /// <summary>Leases up to so many trials to the node: those named, then those that wait first.</summary>
    private async Task<List<TrialRow>> Lease(NodeLife node, IReadOnlyList<int> first, int room)
    {
        var granted = new List<TrialRow>();
        for (var tries = 0; tries < Tries && granted.Count < room; tries++)
        {
            List<int> wanted = [.. first, .. ledger!.NextQueued(room - granted.Count - first.Count)];
            first = [];
            if (wanted.Count == 0)
                break;
            var rows = await store.LeaseTrials(Id, wanted, node.Node, time.GetUtcNow(), TakenFrom);
            foreach (var row in rows)
                ledger!.Granted(row, node);
            granted.AddRange(rows);
            List<int> refused = [.. wanted.Except(rows.Select(row => row.Id.Number))];
            if (refused.Count == 0)
                break;
            await ReadAgain(refused);
            await Share([.. refused, .. ledger!.NextQueued(Ahead)]);
        }

        return granted;
    }

    /// <summary>
    /// Learns what has become of trials that the store did not grant although they seemed to wait, or did not queue again
    /// although they seemed lost: an answer was, or another coordinator went on while this one was cut off.
    /// </summary>
    private async Task ReadAgain(IReadOnlyList<int> numbers)
    {
        if (numbers.Count > 0)
            Take(await store.GetTrials(Id, numbers));
        await CompleteIfAllFinal();
    }

    private async Task CompleteIfAllFinal()
    {
        if (study is not { State: StudyState.Running } || !AllFinal)
            return;
        await Enter(StudyState.Completed);
        LogCompleted(Id, ledger!.Counts.Completed, ledger.Counts.Failed);
    }

    private async Task Move(IReadOnlyList<TrialState> from, TrialState to)
    {
        for (var after = 0; after < ledger!.HighestNumber; after += Chunk)
            Take(await store.MoveTrials(Id, from, to, time.GetUtcNow(), after, after + Chunk));
    }

    /// <summary>Some at a time, so that others are heard meanwhile.</summary>
    private async Task CancelUnwanted()
    {
        if (ledger!.Unwanted(Chunk) is { Count: > 0 } unwanted)
            Take(await store.CancelQueued(Id, unwanted));
        await CompleteIfAllFinal();
    }

    private async Task Enter(StudyState state)
    {
        DateTimeOffset? finishedAt = state is StudyState.Completed or StudyState.Cancelled ? Later(time.GetUtcNow(), study!.CreatedAt) : null;
        await store.SetStudyState(Id, state, finishedAt);
        study = study! with { State = state, FinishedAt = finishedAt };
        // Whoever resumes it waits for it, or says again that nobody does.
        if (state is not StudyState.Running)
            detached.Remove(Id);
        problem = null;
    }

    /// <summary>The study may have been created by the clock of another node.</summary>
    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private void Take(IReadOnlyList<TrialRow> changed)
    {
        foreach (var row in changed)
            ledger?.Update(row);
    }

    private StudyRow Known() => study ?? throw new StudyNotFoundException(Id);
}
