using Sweep.Contracts.Randomness;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Search;

/// <summary>
/// Independent draws. Each has a generator of its own, seeded by the study's seed, the sweep's name
/// (<see cref="SweepSpec.DrawnBy"/>), index and key, so no draw depends on how
/// many came before or on which other parameters there are.
/// </summary>
internal sealed class RandomSampler(StudySpec study, SweepSpec sweep) : ISampler
{
    public long? Count => null;

    public Hyperparameters Propose(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return HyperparameterSchema.Apply(study.Base, sweep.Parameters.Select(parameter => Draw(parameter, index)));
    }

    private Assignment Draw(ParameterSpec parameter, long index)
    {
        var seed = SeedDerivation.Derive(study.Seed, FormattableString.Invariant($"search\n{sweep.DrawnBy ?? sweep.Name}\n{index}\n{parameter.Key}"));
        return new Assignment(parameter.Key, ParameterDraw.From(parameter, new SeededRandom(seed)));
    }
}
