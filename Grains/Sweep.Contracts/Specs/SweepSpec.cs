namespace Sweep.Contracts.Specs;

/// <summary>One search space, one method, one metric: one comparison table.</summary>
[GenerateSerializer, Immutable, Alias("sweep.SweepSpec")]
public sealed record SweepSpec
{
    /// <summary>Short name, unique in its study: lower-case letters, digits and dashes, a letter first.</summary>
    [Id(0)] public required string Name { get; init; }

    /// <summary>The table's title.</summary>
    [Id(1)] public string? Description { get; init; }

    [Id(2)] public required SearchMethod Method { get; init; }
    [Id(3)] public MetricSpec Metric { get; init; } = MetricSpec.Default;

    /// <summary>In the order of the spec, which is the order of the table's columns.</summary>
    [Id(4)] public required IReadOnlyList<ParameterSpec> Parameters { get; init; }

    /// <summary>
    /// The configuration the others are compared with. It is run even if the search would not have chosen it.
    /// Null if the spec says <c>baseline: none</c>.
    /// </summary>
    [Id(5)] public Hyperparameters? Baseline { get; init; }

    /// <summary>The most configurations to run, the baseline apart; required for methods without an end.</summary>
    [Id(6)] public int? RunCap { get; init; }
}
