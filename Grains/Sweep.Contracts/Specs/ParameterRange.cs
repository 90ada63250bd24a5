namespace Sweep.Contracts.Specs;

/// <summary>The interval a parameter's draws lie in.</summary>
/// <param name="Low">Inclusive; −∞ if open.</param>
/// <param name="High">Inclusive; ∞ if open.</param>
public readonly record struct ParameterRange(double Low, double High)
{
    /// <summary>The interval the distribution itself allows, whatever the hyperparameter's limits are.</summary>
    /// <exception cref="ArgumentException">The parameter lists values and has no range.</exception>
    public static ParameterRange Of(ParameterSpec parameter) => parameter.Distribution switch
    {
        Distribution.LogUniform or Distribution.QLogUniform => new(Math.Exp(parameter.Min!.Value), Math.Exp(parameter.Max!.Value)),
        Distribution.Normal or Distribution.QNormal => new(double.NegativeInfinity, double.PositiveInfinity),
        Distribution.LogNormal or Distribution.QLogNormal => new(0, double.PositiveInfinity),
        Distribution.Constant or Distribution.Categorical => throw new ArgumentException($"{parameter.Key} lists its values.", nameof(parameter)),
        _ => new(parameter.Min!.Value, parameter.Max!.Value),
    };

    /// <summary>The part that the hyperparameter allows; an excluded limit becomes the number next to it.</summary>
    public ParameterRange Within(HyperparameterDefinition definition) => new(
        Math.Max(Low, definition.MinExclusive ? Math.BitIncrement(definition.Min) : definition.Min),
        Math.Min(High, definition.MaxExclusive ? Math.BitDecrement(definition.Max) : definition.Max));
}
