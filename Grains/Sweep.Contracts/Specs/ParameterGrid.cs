namespace Sweep.Contracts.Specs;

/// <summary>Counts through the values of a parameter that has finitely many.</summary>
public static class ParameterGrid
{
    /// <summary>Points in one grid at most.</summary>
    public const long MaxPoints = 1_000_000;

    /// <summary>How many values the parameter has; null if they cannot be counted through.</summary>
    /// <returns>A whole number, as a double because it may exceed any integer type.</returns>
    public static double? Count(ParameterSpec parameter) => parameter.Distribution switch
    {
        Distribution.Constant or Distribution.Categorical => parameter.Values.Count,
        Distribution.IntUniform => parameter.Max - parameter.Min + 1,
        Distribution.QUniform or Distribution.QLogUniform or Distribution.QLogUniformValues => MultiplesOf(parameter).Count,
        _ => null,
    };

    /// <summary>True of a range whose values cannot be counted through.</summary>
    public static bool IsEndless(ParameterSpec parameter) => parameter.Distribution is not (
        Distribution.Constant or Distribution.Categorical or Distribution.IntUniform
        or Distribution.QUniform or Distribution.QLogUniform or Distribution.QLogUniformValues);

    /// <summary>Why such a parameter cannot be part of a grid, and what could.</summary>
    public static string Endless(ParameterSpec parameter) =>
        $"{parameter.Key}: a grid counts through its values, but {HyperparameterSchema.NameOf(parameter.Distribution)} has no end of them; list values, use q_uniform with a q, or method: random.";

    /// <summary>The value at an index from 0: in the order listed, or ascending.</summary>
    /// <exception cref="ArgumentException">The values cannot be counted through.</exception>
    public static ParameterValue At(ParameterSpec parameter, long index) => parameter.Distribution switch
    {
        Distribution.Constant or Distribution.Categorical => parameter.Values[(int)index],
        Distribution.IntUniform => ParameterValue.From(parameter.Min!.Value + index),
        Distribution.QUniform or Distribution.QLogUniform or Distribution.QLogUniformValues =>
            ParameterValue.From(MultiplesOf(parameter).At(index)),
        _ => throw new ArgumentException($"{parameter.Key} has no end of values.", nameof(parameter)),
    };

    private static Multiples MultiplesOf(ParameterSpec parameter)
    {
        var (low, high) = ParameterRange.Of(parameter);
        return Multiples.Within(low, high, parameter.Q!.Value);
    }
}
