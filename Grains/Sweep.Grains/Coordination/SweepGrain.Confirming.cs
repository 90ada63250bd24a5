using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Tables.Confirming;

namespace Sweep.Grains.Coordination;

/// <summary>Confirmations: the one that this study's best rows need, and what this study confirms itself.</summary>
internal sealed partial class SweepGrain
{
    public async Task<ConfirmationPlan> PlanConfirmation(string? sweep, int top, int seeds)
    {
        var known = Usable();
        var index = ConfirmingStudy.Check(known, sweep, top, seeds);
        var chosen = known.Spec.Sweeps[index];
        var tried = new TriedConfigurations(known.Spec, known.Metrics, index);
        await foreach (var some in Pages())
            tried.Add(some);
        // A study may have a million configurations: not in a turn of the grain.
        var rows = await Task.Run(() => RowSelection.Of(tried.All, chosen.Metric, chosen.Baseline, top));
        var searched = ledger!.Values.Configurations(index).Count();
        var spec = ConfirmingStudy.Of(known, index, top, seeds, searched, rows);
        var (planned, same) = ConfirmingStudy.Among(spec, await store.ListStudies());
        StudyLimits.Check(planned, Id);
        return new ConfirmationPlan(planned, known.Dataset, same);
    }

    public async Task<ConfirmationTable> GetConfirmation()
    {
        var known = Usable();
        if (known.Spec.Confirms is null)
            throw new SpecException(Id, $"It confirms no other study; make a confirmation with: sweep confirm {Id}");
        var trials = new List<TrialRow>();
        await foreach (var some in Pages())
            trials.AddRange(some);
        return await Task.Run(() => Confirmation.Of(known, trials));
    }

    /// <summary>All trials of the study, some at a time, so that others are heard meanwhile.</summary>
    private async IAsyncEnumerable<IReadOnlyList<TrialRow>> Pages()
    {
        for (var last = 0; ;)
        {
            var page = await store.GetTrials(Id, last, Chunk);
            yield return page;
            if (page.Count < Chunk)
                yield break;
            last = page[^1].Id.Number;
        }
    }
}
