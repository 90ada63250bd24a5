using System.Text.Json;

namespace Sweep.Contracts.Specs;

/// <summary>
/// Puts a hyperparameter's values in the order people expect: numbers by size, lists of them layer by layer (64 before 64, 32
/// before 128), and after both whatever is no number, by name.
/// </summary>
public sealed class ParameterValueOrder : IComparer<ParameterValue>
{
    public static ParameterValueOrder Instance { get; } = new();

    public int Compare(ParameterValue x, ParameterValue y) => (Numbers(x), Numbers(y)) switch
    {
        ({ } first, { } second) => first.AsSpan().SequenceCompareTo(second),
        (null, null) => string.CompareOrdinal(x.Json, y.Json),
        (null, _) => 1,
        _ => -1,
    };

    private static double[]? Numbers(ParameterValue value) =>
        value.AsNumber() is { } number ? [number] : value.Json is ['[', ..] list ? JsonSerializer.Deserialize<double[]>(list) : null;
}
