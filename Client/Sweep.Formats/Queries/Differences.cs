using Sweep.Contracts.Specs;

namespace Sweep.Formats.Queries;

/// <summary>What sets a configuration apart from another.</summary>
public static class Differences
{
    /// <summary>
    /// The hyperparameters in which <paramref name="configuration"/> differs from <paramref name="start"/>, in the
    /// schema's order.
    /// </summary>
    public static IReadOnlyList<Assignment> Of(Hyperparameters configuration, Hyperparameters start) =>
    [
        .. HyperparameterSchema.All
            .Where(definition => definition.Get(configuration) != definition.Get(start))
            .Select(definition => new Assignment(definition.Key, definition.Get(configuration))),
    ];
}
