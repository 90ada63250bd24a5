using System.Collections.Immutable;
using System.Globalization;
using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Filters;

/// <summary>A value written in a filter, read as its field demands.</summary>
/// <param name="Number">Its value, if the field is a number.</param>
/// <param name="Text">Its canonical JSON, if not.</param>
internal readonly record struct FilterValue(double Number, string Text)
{
    /// <exception cref="SpecException">It is not a value of the field's kind.</exception>
    public static FilterValue Read(FilterField field, FilterToken token)
    {
        var value = field.Kind switch
        {
            ValueKind.Integer or ValueKind.Real => ReadNumber(token),
            ValueKind.IntegerList => ReadList(token),
            ValueKind.Flag => token.Is("true") ? Json("true") : token.Is("false") ? Json("false") : null,
            _ => ReadName(token, field.Choices),
        };
        return value ?? throw FilterSyntax.Error(token.Column, Mismatch(field, token));
    }

    private static FilterValue? ReadNumber(FilterToken token) =>
        token.Kind is TokenKind.Number && double.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? new FilterValue(number, "")
            : null;

    private static FilterValue? ReadName(FilterToken token, IReadOnlyList<string> names)
    {
        var name = token.Kind is TokenKind.Quoted ? token.Text[1..^1] : token.Text;
        return token.Kind is TokenKind.Quoted or TokenKind.Word && names.Contains(name) ? Json(ParameterValue.From(name).Json) : null;
    }

    private static FilterValue? ReadList(FilterToken token)
    {
        if (token.Kind is not TokenKind.List)
            return null;
        var items = ImmutableArray.CreateBuilder<int>();
        foreach (var part in token.Text[1..^1].Split(',', StringSplitOptions.TrimEntries))
        {
            if (int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var item))
                items.Add(item);
            else if (part.Length > 0 || items.Count > 0)
                return null;
        }

        return Json(ParameterValue.From(items.ToImmutable()).Json);
    }

    private static FilterValue Json(string text) => new(double.NaN, text);

    private static string Mismatch(FilterField field, FilterToken token)
    {
        var near = Suggestions.Nearest(token.Text, field.Choices) is { } name ? $" Did you mean {name}?" : "";
        return $"{field.Name} is compared with {field.Expected}, not {token.Text}.{near}";
    }
}
