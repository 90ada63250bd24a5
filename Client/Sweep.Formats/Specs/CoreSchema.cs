using System.Globalization;
using System.Text.RegularExpressions;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Specs.Reading;

namespace Sweep.Formats.Specs;

/// <summary>
/// What a plain scalar means: the core schema of YAML 1.2 (chapter 10.3), where yes, no, on and off are texts, unlike
/// in YAML 1.1.
/// </summary>
internal static partial class CoreSchema
{
    /// <summary>The scalar, or null if it is infinite or no number at all, which no spec has a use for.</summary>
    public static SpecScalar? Resolve(SpecPlace place, string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => new(place, ScalarKind.Null, text, ParameterValue.Null),
        "true" or "True" or "TRUE" => new(place, ScalarKind.Flag, text, ParameterValue.From(true)),
        "false" or "False" or "FALSE" => new(place, ScalarKind.Flag, text, ParameterValue.From(false)),
        _ when Decimal().IsMatch(text) => Integer(place, text),
        _ when Octal().IsMatch(text) => Radix(place, text, 8),
        _ when Hexadecimal().IsMatch(text) => Radix(place, text, 16),
        _ when Float().IsMatch(text) => Real(place, text),
        _ when NotFinite().IsMatch(text) => null,
        _ => SpecScalar.OfText(place, text),
    };

    private static SpecScalar? Integer(SpecPlace place, string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new(place, ScalarKind.Integer, text, ParameterValue.From(number))
            : Real(place, text);

    private static SpecScalar? Radix(SpecPlace place, string text, int radix) =>
        text.Length <= 17
            ? new(place, ScalarKind.Integer, text, ParameterValue.From(Convert.ToInt64(text[2..], radix)))
            : null;

    private static SpecScalar? Real(SpecPlace place, string text) =>
        double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) is var number && double.IsFinite(number)
            ? new(place, ScalarKind.Real, text, ParameterValue.From(number))
            : null;

    [GeneratedRegex(@"^[-+]?[0-9]+\z")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^0o[0-7]+\z")]
    private static partial Regex Octal();

    [GeneratedRegex(@"^0x[0-9a-fA-F]+\z")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Float();

    [GeneratedRegex(@"^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z")]
    private static partial Regex NotFinite();
}
