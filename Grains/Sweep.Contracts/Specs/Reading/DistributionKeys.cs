namespace Sweep.Contracts.Specs.Reading;

/// <summary>Which keys go with which distribution, as W&amp;B documents them.</summary>
internal static class DistributionKeys
{
    private static readonly string[] Constant = ["value"];
    private static readonly string[] Categorical = ["values", "probabilities"];
    private static readonly string[] Range = ["min", "max"];
    private static readonly string[] QuantizedRange = ["min", "max", "q"];
    private static readonly string[] Normal = ["mu", "sigma"];
    private static readonly string[] QuantizedNormal = ["mu", "sigma", "q"];

    /// <summary>Every key a parameter may have.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["value", "values", "min", "max", "distribution", "q", "mu", "sigma", "probabilities"];

    public static IReadOnlyDictionary<string, Distribution> ByName { get; } = new Dictionary<string, Distribution>(
        Enum.GetValues<Distribution>().Select(d => KeyValuePair.Create(HyperparameterSchema.NameOf(d), d)), StringComparer.Ordinal)
    {
        // W&B's own name for a categorical that has probabilities.
        ["categorical_w_probabilities"] = Distribution.Categorical,
    };

    public static IReadOnlyList<string> Of(Distribution distribution) => distribution switch
    {
        Distribution.Constant => Constant,
        Distribution.Categorical => Categorical,
        Distribution.QUniform or Distribution.QLogUniform or Distribution.QLogUniformValues => QuantizedRange,
        Distribution.Normal or Distribution.LogNormal => Normal,
        Distribution.QNormal or Distribution.QLogNormal => QuantizedNormal,
        _ => Range,
    };

    /// <summary>True if min and max are values whose logarithm is taken.</summary>
    public static bool TakesLogarithm(Distribution distribution) => distribution is
        Distribution.LogUniformValues or Distribution.QLogUniformValues or Distribution.InvLogUniformValues;
}
