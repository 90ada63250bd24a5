using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Sweep.Contracts.Specs;

/// <summary>
/// The value of one hyperparameter, held as canonical JSON text: <c>64</c>, <c>0.5</c>, <c>true</c>,
/// <c>"relu"</c>, <c>[64,32]</c> or <c>null</c>. Equal values have equal texts, so a value is its own key.
/// </summary>
[GenerateSerializer, Immutable, Alias("sweep.ParameterValue")]
public readonly record struct ParameterValue([property: Id(0)] string Json)
{
    public static ParameterValue Null { get; } = new("null");

    public static ParameterValue From(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whole numbers lose their fraction, so 1.0 equals 1; others are written shortest round-trip.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static ParameterValue From(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A parameter's value is a finite number.");
        return value == Math.Floor(value) && Math.Abs(value) < 1e15
            ? From((long)value)
            : new(value.ToString("R", CultureInfo.InvariantCulture));
    }

    public static ParameterValue From(bool value) => new(value ? "true" : "false");

    public static ParameterValue From(string value) => new(JsonSerializer.Serialize(value));

    public static ParameterValue From(ImmutableArray<int> values) =>
        new($"[{string.Join(',', values.Select(v => v.ToString(CultureInfo.InvariantCulture)))}]");

    public bool IsNull => Json is "null" or null;

    /// <summary>The number this value is, or null if it is something else.</summary>
    public double? AsNumber() =>
        double.TryParse(Json, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The value as a person writes it: text without quotes, lists with a space after the comma.</summary>
    public override string ToString() => Json switch
    {
        null => "null",
        ['"', ..] => JsonSerializer.Deserialize<string>(Json)!,
        ['[', ..] => Json.Replace(",", ", ", StringComparison.Ordinal),
        _ => Json,
    };
}
