using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Search;

namespace Sweep.Grains.Tables;

/// <summary>Makes a sweep's comparison table from its trials.</summary>
public static class TableBuilder
{
    /// <summary>Rows a person can still compare; of more, the best are shown.</summary>
    public const int MaxRows = 50;

    /// <summary>Grid points looked through for the rows' places; beyond, rows keep the order in which they ran.</summary>
    private const int MaxGridPoints = 100_000;

    /// <param name="study">The study; its data's classes say what guessing comes to.</param>
    /// <param name="sweepIndex">Which of its sweeps.</param>
    /// <param name="trials">
    /// The study's trials in order of number; those of other sweeps are left out. Of a sweep of more than
    /// <see cref="MaxRows"/> configurations, those to show will do.
    /// </param>
    /// <param name="count">The sweep's configurations; null if they are all among the trials.</param>
    public static ComparisonTable Build(StudyRow study, int sweepIndex, IReadOnlyList<TrialRow> trials, int? count = null)
    {
        var spec = study.Spec;
        var sweep = spec.Sweeps[sweepIndex];
        var configurations = trials
            .Where(t => t.InSweep(sweepIndex))
            .GroupBy(t => HyperparameterSchema.CanonicalKey(t.Hyperparameters), StringComparer.Ordinal)
            .Select(group => new TableConfiguration(group.Key, [.. group], study.Metrics))
            .ToList();
        var baselineKey = sweep.Baseline is { } b ? HyperparameterSchema.CanonicalKey(b) : null;
        var baseline = configurations.Find(c => c.Key == baselineKey);
        var factors = Factors(spec, sweep);

        var total = count ?? configurations.Count;
        var shown = Ordered(spec, sweep, configurations, baseline, total).Take(MaxRows).ToList();
        var best = shown.Where(c => c.Mean(sweep.Metric.Name) is not null)
            .Aggregate((TableConfiguration?)null, (a, c) => a is null || sweep.Metric.Better(c.Mean(sweep.Metric.Name)!.Value, a.Mean(sweep.Metric.Name)!.Value) ? c : a);
        return new ComparisonTable(
            sweep.Name, sweep.Description ?? sweep.Name, sweep.Metric, factors,
            baseline is null ? null : shown.IndexOf(baseline),
            [.. shown.Select(c => c.ToRow(factors, sweep.Metric, baseline, isBest: c == best, GuessingLoss(study.Dataset)))],
            total - shown.Count) { Metrics = study.Metrics };
    }

    /// <summary>What varies: the parameters that were searched, and whatever else the baseline has otherwise.</summary>
    private static List<string> Factors(StudySpec spec, SweepSpec sweep)
    {
        var searched = sweep.Parameters.Where(p => p.Varies).Select(p => p.Key).ToList();
        if (sweep.Baseline is not { } baseline)
            return searched;
        var constants = sweep.Parameters.Where(p => !p.Varies).Select(p => new Assignment(p.Key, p.Values[0]));
        var common = HyperparameterSchema.Apply(spec.Base, constants);
        // Equality of configurations decides: units that pooling does not use tell nothing apart.
        var others = HyperparameterSchema.All
            .Where(d => !searched.Contains(d.Key) && d.Set(baseline, d.Get(common)) != baseline)
            .Select(d => d.Key);
        return [.. searched, .. others];
    }

    /// <summary>A grid in the grid's order; a random search, or a grid too large to read, by its results; a baseline outside first.</summary>
    private static List<TableConfiguration> Ordered(
        StudySpec spec, SweepSpec sweep, List<TableConfiguration> configurations, TableConfiguration? baseline, int total)
    {
        if (sweep.Method is SearchMethod.Grid && total <= MaxRows)
        {
            var places = GridPlaces(Samplers.Create(spec, sweep), configurations);
            return [.. configurations.OrderBy(c => places.GetValueOrDefault(c.Key, c == baseline ? -1 : long.MaxValue))];
        }

        return [.. configurations.OrderBy(c => c == baseline ? 0 : 1).ThenBy(c => Place(c.Mean(sweep.Metric.Name), sweep.Metric))];
    }

    /// <summary>The place of a row by its configuration's mean; last if nothing was measured.</summary>
    internal static double Place(ReadOnlySpan<double> values, MetricSpec metric) => Place(Statistics.FiniteMean(values), metric);

    private static double Place(double? mean, MetricSpec metric) =>
        mean is { } value ? BestConfigurations.Place(value, metric) : double.PositiveInfinity;

    private static Dictionary<string, long> GridPlaces(ISampler grid, List<TableConfiguration> configurations)
    {
        var sought = configurations.Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        var places = new Dictionary<string, long>(StringComparer.Ordinal);
        for (long index = 0; index < Math.Min(grid.Count ?? 0, MaxGridPoints) && sought.Count > 0; index++)
        {
            var key = HyperparameterSchema.CanonicalKey(grid.Propose(index));
            if (sought.Remove(key))
                places.Add(key, index);
        }

        return places;
    }

    /// <summary>Cross-entropy of always answering the positive class' share: the entropy of the labels, in nats.</summary>
    private static double GuessingLoss(DatasetInfo dataset)
    {
        var share = (double)dataset.Positive / dataset.Rows;
        return -(share * Math.Log(share) + (1 - share) * Math.Log(1 - share));
    }
}
