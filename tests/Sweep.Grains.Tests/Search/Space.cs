using Sweep.Contracts.Specs;
using Sweep.Grains.Search;

namespace Sweep.Grains.Tests.Search;

/// <summary>Writes search spaces briefly.</summary>
internal static class Space
{
    public static ParameterSpec Choice(string key, params IReadOnlyList<ParameterValue> values) =>
        new() { Key = key, Distribution = Distribution.Categorical, Values = values };

    public static ParameterSpec Range(string key, Distribution distribution, double min, double max, double? q = null) =>
        new() { Key = key, Distribution = distribution, Min = min, Max = max, Q = q };

    public static ParameterSpec Normal(string key, Distribution distribution, double mu, double sigma, double? q = null) =>
        new() { Key = key, Distribution = distribution, Mu = mu, Sigma = sigma, Q = q };

    public static ISampler Sampler(SearchMethod method, params IReadOnlyList<ParameterSpec> parameters) => Sampler(method, 1, parameters);

    public static ISampler Sampler(SearchMethod method, long seed, IReadOnlyList<ParameterSpec> parameters)
    {
        var sweep = new SweepSpec { Name = "s", Method = method, Parameters = parameters };
        return Samplers.Create(new StudySpec { Name = "study", Seed = seed, Sweeps = [sweep] }, sweep);
    }
}
