using Sweep.Contracts.Specs;

namespace Sweep.Silo.Api;

/// <summary>Names in queries, written as specs and answers write them.</summary>
internal static class QueryName
{
    /// <exception cref="BadQueryException">The study has no such metric; says which it has.</exception>
    public static MetricDefinition OfMetric(string parameter, string name, MetricSet metrics) => metrics.Find(name)
        ?? throw new BadQueryException($"{parameter} is one of {string.Join(", ", metrics.Names)}, not '{name}'.");

    /// <returns>What the name stands for; null if none is given.</returns>
    /// <exception cref="BadQueryException">Nothing has this name; says which there are.</exception>
    public static T? Read<T>(string parameter, string? name) where T : struct, Enum
    {
        if (name is null)
            return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (HyperparameterSchema.NameOf(value) == name)
                return value;
        }

        throw new BadQueryException($"{parameter} is one of {string.Join(", ", Enum.GetValues<T>().Select(HyperparameterSchema.NameOf))}, not '{name}'.");
    }
}
