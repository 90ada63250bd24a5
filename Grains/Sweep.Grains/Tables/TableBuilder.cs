using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Search;

namespace Sweep.Grains.Tables;

/// <summary>Makes a sweep's comparison table from its trials.</summary>
public static class TableBuilder
{
    /// <summary>Rows a person can still compare; of more, the best are shown.</summary>
    private const int MaxRows = 50;

    /// <param name="spec">The study.</param>
    /// <param name="sweepIndex">Which of its sweeps.</param>
    /// <param name="trials">The study's trials in order of number; those of other sweeps are left out.</param>
    public static ComparisonTable Build(StudySpec spec, int sweepIndex, IReadOnlyList<TrialRow> trials)
    {
        var sweep = spec.Sweeps[sweepIndex];
        var configurations = trials
            .Where(t => t.InSweep(sweepIndex))
            .GroupBy(t => HyperparameterSchema.CanonicalKey(t.Hyperparameters), StringComparer.Ordinal)
            .Select(group => new TableConfiguration(group.Key, [.. group]))
            .ToList();
        var baselineKey = sweep.Baseline is { } b ? HyperparameterSchema.CanonicalKey(b) : null;
        var baseline = configurations.Find(c => c.Key == baselineKey);
        var factors = Factors(sweep, configurations);

        var ordered = Ordered(spec, sweep, configurations, baseline);
        var shown = ordered.Take(MaxRows).ToList();
        var best = shown.Where(c => c.Mean(sweep.Metric.Name) is not null)
            .Aggregate((TableConfiguration?)null, (a, c) => a is null || sweep.Metric.Better(c.Mean(sweep.Metric.Name)!.Value, a.Mean(sweep.Metric.Name)!.Value) ? c : a);
        return new ComparisonTable(
            sweep.Name, sweep.Description ?? sweep.Name, sweep.Metric, factors,
            baseline is null ? null : shown.IndexOf(baseline),
            [.. shown.Select(c => c.ToRow(factors, sweep.Metric, baseline, isBest: c == best))],
            ordered.Count - shown.Count);
    }

    /// <summary>What varies: the parameters that were searched, and whatever else the baseline has otherwise.</summary>
    private static List<string> Factors(SweepSpec sweep, List<TableConfiguration> configurations)
    {
        var searched = sweep.Parameters.Where(p => p.Varies).Select(p => p.Key).ToList();
        var others = HyperparameterSchema.All
            .Select(d => d.Key)
            .Where(key => !searched.Contains(key) && configurations.Select(c => c.Value(key)).Distinct().Count() > 1);
        return [.. searched, .. others];
    }

    /// <summary>A grid in the grid's order; a random search, or a grid too large to read, by its results; a baseline outside first.</summary>
    private static List<TableConfiguration> Ordered(
        StudySpec spec, SweepSpec sweep, List<TableConfiguration> configurations, TableConfiguration? baseline)
    {
        if (sweep.Method is SearchMethod.Grid && configurations.Count <= MaxRows)
        {
            var places = GridPlaces(Samplers.Create(spec, sweep));
            return [.. configurations.OrderBy(c => places.GetValueOrDefault(c.Key, -1))];
        }

        var metric = sweep.Metric;
        var worst = metric.Goal is Goal.Maximize ? double.NegativeInfinity : double.PositiveInfinity;
        var sign = metric.Goal is Goal.Maximize ? -1 : 1;
        return [.. configurations.OrderBy(c => c == baseline ? 0 : 1).ThenBy(c => sign * (c.Mean(metric.Name) ?? worst))];
    }

    private static Dictionary<string, long> GridPlaces(ISampler grid)
    {
        var places = new Dictionary<string, long>(StringComparer.Ordinal);
        for (long index = 0; index < grid.Count; index++)
            places.TryAdd(HyperparameterSchema.CanonicalKey(grid.Propose(index)), index);
        return places;
    }
}
