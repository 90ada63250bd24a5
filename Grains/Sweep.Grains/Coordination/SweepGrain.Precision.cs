using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Tables.Confirming;
using Sweep.Grains.Tables.Planning;

namespace Sweep.Grains.Coordination;

/// <summary>How much the study's results scatter, and how many seeds it needs.</summary>
internal sealed partial class SweepGrain
{
    public async Task<StudyNoise?> GetNoise(string sweep, int seeds, int comparisons)
    {
        if (IndexOf(sweep) is not (>= 0 and var index))
            return null;
        var tried = (await Gather([index]))[0];
        var (known, chosen) = (Known(), Known().Spec.Sweeps[index]);
        return await Task.Run(() => SweepPrecision.Noise(tried.All, BaselineOf(chosen, tried.All)) is var (spread, freedom)
            ? new StudyNoise(known.Id, sweep, spread, freedom, known.Spec.SeedsOf(chosen)) { Detectable = SweepPrecision.Detectable(spread, seeds, comparisons) }
            : null);
    }

    public async Task<PrecisionPlan> PlanPrecision(double halfWidth, int most)
    {
        var spec = Known().Spec;
        if (!(halfWidth > 0))
            throw new SpecException(Id, "precision is a number above 0, in the metric's unit.");
        int[] indices = [.. Enumerable.Range(0, spec.Sweeps.Count)];
        var gathered = await Gather(indices);
        int[] searched = [.. indices.Select(index => ledger!.Values.Configurations(index).Count())];
        return await Task.Run(() =>
        {
            var plan = new PrecisionPlan(null, spec.Sweeps.Min(spec.SeedsOf), spec.Sweeps.Min(spec.SeedsOf));
            foreach (var (index, tried) in gathered.Index())
            {
                var (sweep, rows) = (spec.Sweeps[index], tried.All);
                var (baseline, first) = (BaselineOf(sweep, rows), spec.SeedsOf(sweep));
                if (SweepPrecision.Widest(rows, baseline, searched[index], sweep.Look) is not { } now)
                    continue;
                plan = plan with { HalfWidth = Math.Max(now, plan.HalfWidth ?? 0) };
                if (now <= halfWidth)
                    continue;
                // The table that is shown in the end is the next look.
                var later = SweepPrecision.Widest(rows, baseline, searched[index], sweep.Look + 1)!.Value;
                var needed = SweepPrecision.Seeds(first, later, halfWidth, StudyLimits.MaxSeeds);
                var allowed = Math.Max(first, Math.Min(needed, most));
                plan = plan with { Needed = Math.Max(plan.Needed, needed), Seeds = Math.Max(plan.Seeds, allowed) };
            }

            return plan;
        });
    }

    /// <summary>What the trials of sweeps measured, in one pass over them.</summary>
    private async Task<List<TriedConfigurations>> Gather(IReadOnlyList<int> sweeps)
    {
        var known = Known();
        var tried = sweeps.Select(index => new TriedConfigurations(known.Spec, known.Metrics, index)).ToList();
        await foreach (var some in Pages())
            tried.ForEach(one => one.Add(some));
        return tried;
    }

    private static int? BaselineOf(SweepSpec sweep, IReadOnlyList<TriedConfiguration> rows)
    {
        if (sweep.Baseline is not { } baseline)
            return null;
        var key = TrialPlan.Fingerprint(baseline);
        var index = rows.ToList().FindIndex(row => TrialPlan.Fingerprint(row.Hyperparameters) == key);
        return index < 0 ? null : index;
    }
}
