using Sweep.Contracts.Randomness;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Coordination;

/// <summary>How much of what a sweep's metric varies by goes with each of its parameters, from its trials that learned.</summary>
internal sealed class SampleImportance
{
    private readonly List<Configuration> configurations;
    private readonly List<Configuration> better;
    private readonly Func<string, SeededRandom> random;

    /// <param name="study">The study.</param>
    /// <param name="sweep">One of its sweeps; null for all trials, which are judged by the first sweep's metric.</param>
    /// <param name="trials">Finished trials.</param>
    public SampleImportance(StudyRow study, SweepSpec? sweep, IReadOnlyList<TrialRow> trials)
    {
        var metric = (sweep ?? study.Spec.Sweeps[0]).Metric;
        configurations =
        [
            .. trials
                .Where(trial => !trial.Collapsed && double.IsFinite(study.Metrics.Value(trial, metric.Name)))
                .GroupBy(trial => HyperparameterSchema.CanonicalKey(trial.Hyperparameters), StringComparer.Ordinal)
                .Select(group => new Configuration(
                    group.First().Hyperparameters, [.. group.Select(trial => study.Metrics.Value(trial, metric.Name))])),
        ];
        var ranked = configurations.OrderBy(configuration => configuration.Values.Average());
        better = [.. (metric.Goal is Goal.Maximize ? ranked.Reverse() : ranked).Take((configurations.Count + 1) / 2)];
        random = key => new SeededRandom(SeedDerivation.Derive(study.Spec.Seed, $"importance\n{sweep?.Name}\n{key}"));
    }

    /// <summary>What goes with no parameter at all; null if no configuration has two trials that learned.</summary>
    public double? OfSeeds => ImportanceShare.OfSeeds([.. configurations.Select(configuration => configuration.Values)]);

    /// <summary>The greatest share first, and undefined ones last.</summary>
    public IReadOnlyList<ParameterShare> Of(IEnumerable<string> keys) =>
        [.. keys.Distinct(StringComparer.Ordinal).Select(Of).OrderByDescending(share => share.Share ?? -1)];

    private ParameterShare Of(string key)
    {
        var (all, half) = (Share(configurations, key), Share(better, key));
        return new ParameterShare(key, all?.Share, all?.PValue, half?.Share);
    }

    private ImportanceShare? Share(List<Configuration> among, string key)
    {
        if (among.Count == 0)
            return null;
        var values = among.ConvertAll(configuration => HyperparameterSchema.ValueOf(configuration.Hyperparameters, key));
        var bins = ImportanceBins.Of(values, value => value.AsNumber());
        return ImportanceShare.Of([.. among.Select(configuration => configuration.Values)], bins, random(key));
    }

    private sealed record Configuration(Hyperparameters Hyperparameters, IReadOnlyList<double> Values);
}
