using Sweep.Contracts.Specs;

namespace Sweep.Grains.Search;

/// <summary>The sampler of each search method, and of configurations that are listed.</summary>
public static class Samplers
{
    /// <exception cref="ArgumentOutOfRangeException">There is no sampler for the method.</exception>
    public static ISampler Create(StudySpec study, SweepSpec sweep) => sweep.Listed is { } listed ? new ListedSampler(listed) : sweep.Method switch
    {
        SearchMethod.Grid => new GridSampler(study, sweep),
        SearchMethod.Random => new RandomSampler(study, sweep),
        _ => throw new ArgumentOutOfRangeException(nameof(sweep), sweep.Method, "There is no sampler for this method."),
    };
}
