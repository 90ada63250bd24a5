using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Grains.Tables;

namespace Sweep.Grains.Coordination;

/// <summary>What is only read: straight from the store, so that it holds no more than the working copy.</summary>
internal sealed partial class SweepGrain
{
    public Task<StudyRow?> Get() => Task.FromResult(study);

    public Task<StudyProgress> GetProgress() => Task.FromResult((ledger ?? throw new StudyNotFoundException(Id)).ToProgress(Id, study!.State, Problem));

    public async Task<IReadOnlyList<ComparisonTable>> GetTables(string? sweep)
    {
        var spec = Known().Spec;
        var trials = new List<TrialRow>();
        await foreach (var row in StoredTrials())
            trials.Add(row);
        return
        [
            .. spec.Sweeps.Index()
                .Where(s => sweep is null || s.Item.Name == sweep)
                .Select(s => TableBuilder.Build(spec, s.Index, trials, Known().Dataset)),
        ];
    }

    public Task<IReadOnlyList<TrialRow>> GetTrials(int offset, int limit) => store.GetTrials(Id, offset, limit);

    public async Task<TrialDetail?> GetTrial(int number)
    {
        var id = new TrialId(Id, number);
        return await store.GetTrial(id) is { } row
            ? new TrialDetail(row, await store.GetModel(id), await store.GetEpochs(id), await store.GetAttempts(id))
            : null;
    }

    public Task<IReadOnlyList<TrialEpoch>> GetEpochs(int offset, int limit) => store.GetEpochs(Id, offset, limit);
}
