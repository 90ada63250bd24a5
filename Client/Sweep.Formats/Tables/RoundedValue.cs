using System.Globalization;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Tables;

/// <summary>A hyperparameter's value for people: of a number that was drawn, only digits that tell something.</summary>
public static class RoundedValue
{
    /// <summary>Significant digits that tell a good learning rate from a bad one.</summary>
    private const int Few = 4;

    /// <summary>A number of no more digits was chosen by a person, who should find it again.</summary>
    private const int Chosen = 6;

    /// <summary>Enough to write any number whole.</summary>
    private const int All = 17;

    /// <summary>Smaller numbers are mostly zeros, and keep their exponent.</summary>
    private const decimal Least = 0.000000001m;

    /// <summary>Greater ones likewise.</summary>
    private const decimal Most = 1_000_000_000_000m;

    /// <param name="value">The value.</param>
    /// <param name="among">What it must not be taken for; may contain it.</param>
    public static string Write(ParameterValue value, IEnumerable<ParameterValue> among)
    {
        if (!IsDrawn(value))
            return Plain(value.ToString());
        var others = among.Where(other => other != value && IsDrawn(other)).ToList();
        for (var digits = Few; digits < All; digits++)
        {
            var text = Round(value, digits);
            if (others.TrueForAll(other => Round(other, digits) != text))
                return Plain(text);
        }

        return Plain(value.ToString());
    }

    /// <inheritdoc cref="Write(ParameterValue, IEnumerable{ParameterValue})"/>
    public static string Write(ParameterValue value) => Write(value, []);

    /// <summary>A number without an exponent, where that stays readable: 0.000001 and not 1E-06.</summary>
    private static string Plain(string text) =>
        text.Contains('E', StringComparison.Ordinal)
        && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) is >= Least and <= Most
            ? number.ToString(CultureInfo.InvariantCulture)
            : text;

    private static bool IsDrawn(ParameterValue value) =>
        value.AsNumber() is { } number && number != Math.Floor(number)
        && Round(value, Chosen) != number.ToString("R", CultureInfo.InvariantCulture);

    private static string Round(ParameterValue value, int digits) =>
        value.AsNumber()!.Value.ToString($"G{digits}", CultureInfo.InvariantCulture);
}
