namespace Sweep.Contracts.Specs;

/// <summary>The search space of one hyperparameter, with the keys that W&amp;B sweep files have.</summary>
[GenerateSerializer, Immutable, Alias("sweep.ParameterSpec")]
public sealed record ParameterSpec
{
    [Id(0)] public required string Key { get; init; }
    [Id(1)] public required Distribution Distribution { get; init; }

    /// <summary>The values of a constant (one) or a categorical (at least one); empty for ranges.</summary>
    [Id(2)] public IReadOnlyList<ParameterValue> Values { get; init; } = [];

    /// <summary>The likelihood of each value, summing to 1; empty means all alike.</summary>
    [Id(3)] public IReadOnlyList<double> Probabilities { get; init; } = [];

    [Id(4)] public double? Min { get; init; }
    [Id(5)] public double? Max { get; init; }
    [Id(6)] public double? Q { get; init; }
    [Id(7)] public double? Mu { get; init; }
    [Id(8)] public double? Sigma { get; init; }

    /// <summary>True if the parameter varies, and so is a factor of the table.</summary>
    public bool Varies => Distribution is not Distribution.Constant && !(Distribution is Distribution.Categorical && Values.Count == 1);
}
