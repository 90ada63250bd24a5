using Sweep.Contracts.Randomness;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Search;

namespace Sweep.Grains.Coordination;

/// <summary>
/// The trials of a study: every sweep's baseline and configurations, each once however many sweeps want it, times the
/// seeds. A function of the spec alone, so a coordinator that starts afresh numbers them as the last one did.
/// </summary>
internal static class TrialPlan
{
    /// <summary>Duplicates in a row after which a random search counts as exhausted.</summary>
    private const int Patience = 1000;

    public static IReadOnlyList<TrialRow> Create(string study, StudySpec spec)
    {
        var sweepsOf = new OrderedDictionary<string, (Hyperparameters Configuration, long Sweeps)>(StringComparer.Ordinal);
        for (var index = 0; index < spec.Sweeps.Count; index++)
        {
            foreach (var configuration in Configurations(spec, spec.Sweeps[index]))
            {
                var key = HyperparameterSchema.CanonicalKey(configuration);
                var known = sweepsOf.TryGetValue(key, out var entry) ? entry : (Configuration: configuration, Sweeps: 0L);
                sweepsOf[key] = known with { Sweeps = known.Sweeps | (1L << index) };
            }
        }

        return
        [
            .. sweepsOf.Values.SelectMany(_ => Enumerable.Range(0, spec.Seeds), (entry, seed) => (entry, seed)).Select((t, number) => new TrialRow
            {
                Id = new TrialId(study, number + 1),
                Hyperparameters = t.entry.Configuration,
                SeedNumber = t.seed,
                Sweeps = t.entry.Sweeps,
            }),
        ];
    }

    /// <summary>Seeds what all configurations of a seed number share: which rows are held out.</summary>
    public static long SplitSeed(StudySpec spec, int seedNumber) => SeedDerivation.Derive(spec.Seed, $"split\n{seedNumber}");

    /// <summary>
    /// Seeds a trial's weights, shuffles and dropout. The number of epochs is left out: a longer training passes through
    /// every shorter one.
    /// </summary>
    public static long TrialSeed(StudySpec spec, TrialRow trial) =>
        SeedDerivation.Derive(spec.Seed, $"trial\n{HyperparameterSchema.CanonicalKey(trial.Hyperparameters with { Epochs = 1 })}\n{trial.SeedNumber}");

    private static IEnumerable<Hyperparameters> Configurations(StudySpec spec, SweepSpec sweep)
    {
        if (sweep.Baseline is { } baseline)
            yield return baseline;

        var sampler = Samplers.Create(spec, sweep);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var duplicates = 0;
        for (long index = 0; index < (sampler.Count ?? long.MaxValue) && seen.Count < (sweep.RunCap ?? int.MaxValue) && duplicates < Patience; index++)
        {
            var configuration = sampler.Propose(index);
            if (seen.Add(HyperparameterSchema.CanonicalKey(configuration)))
            {
                duplicates = 0;
                yield return configuration;
            }
            else if (sampler.Count is null)
            {
                duplicates++;
            }
        }
    }
}
