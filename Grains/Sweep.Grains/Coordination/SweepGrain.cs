using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Placement;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;
using Sweep.Grains.Nodes;
using Sweep.Grains.Storage;

namespace Sweep.Grains.Coordination;

/// <inheritdoc cref="ISweepGrain"/>
[GrainType("sweep"), Immovable]
internal sealed partial class SweepGrain(
    ISweepStore store, NodeRoll roll, IOptions<CoordinationOptions> options, TimeProvider time, ILogger<SweepGrain> logger) : Grain, ISweepGrain
{
    /// <summary>Trials added in one call to the store: large enough to be quick, small enough not to hold up others.</summary>
    private const int AddChunk = 5000;

    private StudyRow? study;
    private StudyLedger? ledger;
    private string? problem;

    private string Id => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (await store.GetStudy(Id) is { } known)
            await Load(known);
    }

    public async Task<StudyRow> Submit(StudySpec spec, DatasetInfo dataset)
    {
        if (study is null)
        {
            // Not every client is ours.
            StudyLimits.Check(spec, Id);
            var row = new StudyRow { Id = Id, Spec = spec, Dataset = dataset, CreatedAt = time.GetUtcNow() };
            await store.CreateStudy(row);
            await Load(row);
            LogSubmitted(Id, ledger!.Count, spec.Sweeps.Count);
        }

        await Announce();
        return study!;
    }

    public async Task<StudyRow> Pause()
    {
        if (Known().State is StudyState.Running)
            await Enter(StudyState.Paused);
        return study!;
    }

    public async Task<StudyRow> Resume()
    {
        if (Known().State is not StudyState.Running || ledger!.AllFinal)
        {
            Take(await store.MoveTrials(Id, [TrialState.Failed, TrialState.Cancelled], TrialState.Queued, time.GetUtcNow()));
            await Enter(ledger!.AllFinal ? StudyState.Completed : StudyState.Running);
        }

        await Announce();
        return study!;
    }

    public async Task<StudyRow> Cancel()
    {
        if (Known().State is StudyState.Running or StudyState.Paused)
        {
            await Enter(StudyState.Cancelled);
            Take(await store.MoveTrials(Id, [TrialState.Queued, TrialState.Running], TrialState.Cancelled, time.GetUtcNow()));
        }

        return study!;
    }

    public async Task Delete()
    {
        await store.DeleteStudy(Id);
        study = null;
        ledger = null;
        DeactivateOnIdle();
    }

    public async Task<TakeAnswer> Take(string node, IReadOnlyList<Lease> held, int count)
    {
        if (study is not { State: StudyState.Running })
            return new TakeAnswer([], Active: false);

        await Requeue(ledger!.Lost(options.Value.LeaseDuration, roll.IsGone, node, held));
        var wanted = ledger!.NextQueued(count);
        if (wanted.Count == 0)
            return new TakeAnswer([], study.State is StudyState.Running);

        var granted = await store.LeaseTrials(Id, wanted, node, time.GetUtcNow());
        Take(granted);
        await ReadAgain(wanted.Except(granted.Select(row => row.Id.Number)));
        return new TakeAnswer([.. granted.Select(row => new Lease(row.Id, row.Attempt))], Active: true);
    }

    public Task<IReadOnlyList<Lease>> Renew(string node, IReadOnlyList<Lease> held) =>
        Task.FromResult<IReadOnlyList<Lease>>([.. held.Where(lease => ledger?.Renew(lease) ?? false)]);

    public Task<TrialDecision> Reported(int number, int attempt, EpochMetrics metrics)
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
        if (ledger.Unwanted() is { Count: > 0 } unwanted)
            Take(await store.CancelQueued(Id, unwanted));
        await CompleteIfAllFinal();
    }

    public Task Troubled(string problem)
    {
        this.problem = problem;
        return Task.CompletedTask;
    }

    /// <summary>Rebuilds the working copy, and adds what a coordinator that died while it submitted did not.</summary>
    private async Task Load(StudyRow row)
    {
        var fresh = new StudyLedger(row.Spec, time);
        await foreach (var trial in StoredTrials())
            fresh.Add(trial);

        var missing = TrialPlan.Create(Id, row.Spec).Where(trial => fresh.Find(trial.Id.Number) is null).ToList();
        foreach (var chunk in missing.Chunk(AddChunk))
            await store.AddTrials(Id, chunk);
        missing.ForEach(fresh.Add);

        study = row;
        ledger = fresh;
        LogLoaded(Id, RuntimeIdentity, fresh.Counts);
        await CompleteIfAllFinal();
    }

    /// <summary>
    /// Learns what has become of trials that the store did not grant although they seemed to wait, or did not queue again
    /// although they seemed lost: an answer was, or another coordinator went on while this one was cut off.
    /// </summary>
    private async Task ReadAgain(IEnumerable<int> numbers)
    {
        foreach (var number in numbers)
        {
            if (await store.GetTrial(new TrialId(Id, number)) is { } row)
                ledger!.Update(row);
        }

        await CompleteIfAllFinal();
    }

    private async Task Requeue(IReadOnlyList<Lease> lost)
    {
        if (lost.Count == 0)
            return;
        var requeued = await store.RequeueLost(Id, lost, time.GetUtcNow());
        Take(requeued);
        foreach (var row in requeued)
            LogLost(row.Id, row.Node, row.Attempt);
        await ReadAgain(lost.Select(lease => lease.Trial.Number).Except(requeued.Select(row => row.Id.Number)));
    }

    private async Task CompleteIfAllFinal()
    {
        if (study is not { State: StudyState.Running } || !ledger!.AllFinal)
            return;
        await Enter(StudyState.Completed);
        LogCompleted(Id, ledger.Counts.Completed, ledger.Counts.Failed);
    }

    private async Task Enter(StudyState state)
    {
        DateTimeOffset? finishedAt = state is StudyState.Completed or StudyState.Cancelled ? Later(time.GetUtcNow(), study!.CreatedAt) : null;
        await store.SetStudyState(Id, state, finishedAt);
        study = study! with { State = state, FinishedAt = finishedAt };
        problem = null;
    }

    /// <summary>The study may have been created by the clock of another node.</summary>
    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private Task Announce() => GrainFactory.GetGrain<ISchedulerGrain>(0).Announce(Id);

    private void Take(IReadOnlyList<TrialRow> changed)
    {
        foreach (var row in changed)
            ledger!.Update(row);
    }

    private StudyRow Known() => study ?? throw new StudyNotFoundException(Id);

    private async IAsyncEnumerable<TrialRow> StoredTrials()
    {
        for (var offset = 0; ; offset += AddChunk)
        {
            var page = await store.GetTrials(Id, offset, AddChunk);
            foreach (var row in page)
                yield return row;
            if (page.Count < AddChunk)
                yield break;
        }
    }
}
