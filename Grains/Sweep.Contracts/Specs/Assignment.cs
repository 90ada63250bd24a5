namespace Sweep.Contracts.Specs;

/// <summary>One hyperparameter set to one value, as a sampler proposes it.</summary>
[GenerateSerializer, Immutable, Alias("sweep.Assignment")]
public readonly record struct Assignment([property: Id(0)] string Key, [property: Id(1)] ParameterValue Value)
{
    public override string ToString() => $"{Key}={Value}";
}
