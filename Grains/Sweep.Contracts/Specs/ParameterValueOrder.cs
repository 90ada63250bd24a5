using System.Text.Json;

namespace Sweep.Contracts.Specs;

/// <summary>
/// Puts a hyperparameter's values in the order people expect: numbers by size, lists of them by length and then layer by layer
/// (128 before 64, 32), and after both whatever is no number, by name.
/// </summary>
public sealed class ParameterValueOrder : IComparer<ParameterValue>
{
    public static ParameterValueOrder Instance { get; } = new();

    public int Compare(ParameterValue x, ParameterValue y) => (Numbers(x), Numbers(y)) switch
    {
        ({ } first, { } second) when first.Length != second.Length => first.Length.CompareTo(second.Length),
        ({ } first, { } second) => first.AsSpan().SequenceCompareTo(second),
        (null, null) => string.CompareOrdinal(x.Json, y.Json),
        (null, _) => 1,
        _ => -1,
    };

    private static double[]? Numbers(ParameterValue value) =>
        value.AsNumber() is { } number ? [number] : value.Json is ['[', ..] list ? JsonSerializer.Deserialize<double[]>(list) : null;
}
