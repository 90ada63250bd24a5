using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Tables;

/// <summary>Makes a sweep's comparison table from its trials.</summary>
public static class TableBuilder
{
    /// <summary>Rows a person can still compare; of more, the best are shown.</summary>
    public const int MaxRows = 50;

    /// <param name="study">The study.</param>
    /// <param name="sweepIndex">Which of its sweeps.</param>
    /// <param name="trials">
    /// The study's trials in order of number; those of other sweeps are left out. Of a sweep of more than
    /// <see cref="MaxRows"/> configurations, those to show will do.
    /// </param>
    /// <param name="others">The sweep's other configurations; null if all are among the trials.</param>
    public static ComparisonTable Build(StudyRow study, int sweepIndex, IReadOnlyList<TrialRow> trials, OtherConfigurations? others = null)
    {
        var (spec, sweep) = (study.Spec, study.Spec.Sweeps[sweepIndex]);
        List<TableConfiguration> configurations =
        [
            .. trials.Where(t => t.InSweep(sweepIndex))
                .GroupBy(t => HyperparameterSchema.CanonicalKey(t.Hyperparameters), StringComparer.Ordinal)
                .Select(group => new TableConfiguration(group.Key, [.. group], study.Metrics, sweep.Metric.Name)),
        ];
        var baselineKey = sweep.Baseline is { } b ? HyperparameterSchema.CanonicalKey(b) : null;
        var baseline = configurations.Find(c => c.Key == baselineKey);
        var total = configurations.Count + (others?.Count ?? 0);
        List<TableConfiguration> shown = [.. RowOrder.Of(spec, sweep, configurations, baseline, total).Take(MaxRows)];
        return new TableRows(study, sweep, Factors(spec, sweep), shown, baseline, others ?? OthersOf(sweep, configurations, shown)).ToTable();
    }

    /// <summary>The place of a configuration by its mean as a key to sort by, the best first; last if too few of its trials learned.</summary>
    internal static double Place(double? mean, MetricSpec metric) =>
        mean is { } value ? BestConfigurations.Place(value, metric) : double.PositiveInfinity;

    private static OtherConfigurations OthersOf(SweepSpec sweep, List<TableConfiguration> configurations, List<TableConfiguration> shown)
    {
        var sharing = OtherConfigurations.ShareTraining(sweep);
        List<TableConfiguration> rest = [.. configurations.Except(shown).OrderBy(c => c.Number)];
        return new OtherConfigurations(
            [.. rest.Take(OtherConfigurations.Most).Select(c => (c.Number, c.ToCompared(sharing)))], rest.Count, rest.Sum(c => c.Missing - (sweep.Metric.Target is null ? 0 : c.Cancelled)));
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
}
