using System.Globalization;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Tables;

/// <summary>A hyperparameter's value for people: of a number that was drawn, no more digits than tell anything.</summary>
public static class RoundedValue
{
    /// <summary>Significant digits that tell a good learning rate from a bad one.</summary>
    private const int Few = 4;

    /// <summary>A number of no more digits was chosen by a person, who should find it again.</summary>
    private const int Chosen = 6;

    /// <summary>Enough to write any number whole.</summary>
    private const int All = 17;

    /// <param name="value">The value.</param>
    /// <param name="among">What it must not be taken for; may contain it.</param>
    public static string Write(ParameterValue value, IEnumerable<ParameterValue> among)
    {
        if (!IsDrawn(value))
            return value.ToString();
        var others = among.Where(other => other != value && IsDrawn(other)).ToList();
        for (var digits = Few; digits < All; digits++)
        {
            var text = Round(value, digits);
            if (others.TrueForAll(other => Round(other, digits) != text))
                return text;
        }

        return value.ToString();
    }

    /// <inheritdoc cref="Write(ParameterValue, IEnumerable{ParameterValue})"/>
    public static string Write(ParameterValue value) => Write(value, []);

    private static bool IsDrawn(ParameterValue value) =>
        value.AsNumber() is { } number && number != Math.Floor(number) && Round(value, Chosen) != number.ToString("R", CultureInfo.InvariantCulture);

    private static string Round(ParameterValue value, int digits) => value.AsNumber()!.Value.ToString($"G{digits}", CultureInfo.InvariantCulture);
}
