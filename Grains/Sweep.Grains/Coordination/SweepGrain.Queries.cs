using Sweep.Contracts.Filters;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Coordination;

/// <summary>What is only read: straight from the store, so that it holds no more than the working copy.</summary>
internal sealed partial class SweepGrain
{
    private StudyQueries Queries => new(store, Known(), ledger!.Values);

    public Task<StudyRow?> Get() => Task.FromResult(study);

    public Task<StudyProgress> GetProgress() => Task.FromResult((ledger ?? throw new StudyNotFoundException(Id)).ToProgress(Id, study!.State, Problem));

    public async Task<IReadOnlyList<ComparisonTable>> GetTables(string? sweep)
    {
        var queries = Queries;
        var tables = new List<ComparisonTable>();
        foreach (var (index, _) in Known().Spec.Sweeps.Index().Where(s => sweep is null || s.Item.Name == sweep))
            tables.Add(await queries.GetTable(index) with { Trials = ledger!.CountIn(index), Reused = ledger.ReusedIn(index) });
        return tables;
    }

    public async Task<IReadOnlyList<BestConfiguration>> GetBest(string? sweep, int top, string? where, MetricSpec? order = null)
    {
        var filter = where is null ? null : TrialFilter.Parse(where);
        if (sweep is null)
            return await Queries.GetBest(null, top, filter, order);
        var index = Known().Spec.Sweeps.ToList().FindIndex(s => s.Name == sweep);
        return index < 0 ? [] : await Queries.GetBest(index, top, filter, order);
    }

    public Task<IReadOnlyList<TrialRow>> GetTrials(int after, int limit) => store.GetTrials(Id, after, limit);

    public Task<IReadOnlyList<TrialRow>> GetTrialsIn(TrialState state, int after, int limit) =>
        store.GetTrials(Id, [.. (ledger ?? throw new StudyNotFoundException(Id)).NumbersIn(state, after).Take(limit)]);

    public async Task<TrialDetail?> GetTrial(int number)
    {
        var id = new TrialId(Id, number);
        return await store.GetTrial(id) is { } row
            ? new TrialDetail(row, await store.GetModel(id), await store.GetEpochs(id), await store.GetAttempts(id))
            : null;
    }

    public Task<IReadOnlyList<TrialEpoch>> GetEpochs(int trial, int epoch, int limit) => store.GetEpochs(Id, trial, epoch, limit);
}
