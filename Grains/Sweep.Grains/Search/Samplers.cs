using Sweep.Contracts.Specs;

namespace Sweep.Grains.Search;

/// <summary>The sampler of each search method.</summary>
public static class Samplers
{
    public static ISampler Create(StudySpec study, SweepSpec sweep) => throw new NotSupportedException(sweep.Method.ToString());
}
