using Sweep.Contracts.Filters;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Coordination;

/// <summary>What is only read: straight from the store, so that it holds no more than the working copy.</summary>
internal sealed partial class SweepGrain
{
    private HyperparameterPlaces? places;

    private StudyQueries Queries => new(store, Usable(), ledger!.Values);

    private StudyPictures Pictures => new(store, Usable(), ledger!.Values);

    public Task<StudyRow?> Get() => Task.FromResult(study);

    public Task<StudyProgress> GetProgress() => Task.FromResult((ledger ?? throw new StudyNotFoundException(Id)).ToProgress(Id, study!.State, Problem));

    public async Task<IReadOnlyList<ComparisonTable>> GetTables(string? sweep)
    {
        var queries = Queries;
        var tables = new List<ComparisonTable>();
        foreach (var (index, _) in Known().Spec.Sweeps.Index().Where(s => sweep is null || s.Item.Name == sweep))
            tables.Add(await queries.GetTable(index, planned ? ledger!.MissingIn(index) : Math.Max(1, ledger!.MissingIn(index))) with
            {
                Trials = ledger!.CountIn(index),
                Reused = ledger.ReusedIn(index),
                Target = ledger.TargetIn(index),
            });
        return tables;
    }

    public async Task<IReadOnlyList<BestConfiguration>> GetBest(string? sweep, int top, string? where, MetricSpec? order = null)
    {
        var filter = where is null ? null : TrialFilter.Parse(where, Known().Metrics);
        return IndexOf(sweep) is var index && index < 0 ? [] : await Queries.GetBest(index, top, filter, order);
    }

    public async Task<TrialPage> GetPage(TrialQuery query)
    {
        var filter = query.Where is null ? null : TrialFilter.Parse(query.Where, Known().Metrics);
        return IndexOf(query.Sweep) is var sweep && sweep < 0 ? new TrialPage([], 0, false) : await Queries.GetPage(query, sweep, filter, places ??= new(store, Id));
    }

    public async Task<TrialSample> GetSample(string? sweep, int limit) =>
        IndexOf(sweep) is var index && index < 0 ? new TrialSample([], 0, []) : await Pictures.GetSample(index, limit);

    public async Task<IReadOnlyList<ConfigurationCurves>> GetCurves(string? sweep, int top) =>
        IndexOf(sweep) is var index && index < 0 ? [] : await Pictures.GetCurves(index, top, [.. ledger!.RunningNumbers]);

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

    /// <summary>The sweep's index: null for all sweeps, negative if there is none of this name.</summary>
    private int? IndexOf(string? sweep) => sweep is null ? null : Known().Spec.Sweeps.ToList().FindIndex(known => known.Name == sweep);
}
