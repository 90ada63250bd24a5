namespace Sweep.Contracts.Specs.Reading;

/// <summary>What a scalar was written as.</summary>
public enum ScalarKind
{
    Null,
    Flag,
    Integer,

    /// <summary>With a fraction or an exponent; 1.0 too, which tells a range of reals from one of whole numbers.</summary>
    Real,
    Text,
}

/// <summary>A single value.</summary>
/// <param name="Text">As the user wrote it, quotes left out.</param>
/// <param name="Value">What it means.</param>
public sealed record SpecScalar(SpecPlace Place, ScalarKind Kind, string Text, ParameterValue Value) : SpecNode(Place)
{
    public static SpecScalar OfText(SpecPlace place, string text) => new(place, ScalarKind.Text, text, ParameterValue.From(text));

    public static SpecScalar OfInteger(SpecPlace place, long number)
    {
        var value = ParameterValue.From(number);
        return new(place, ScalarKind.Integer, value.Json, value);
    }

    public override string Describe() => Kind is ScalarKind.Null ? "nothing" : Text.Length == 0 ? "an empty text" : Shortened;

    private string Shortened => Text.Length <= 60 ? Text : $"{Text[..60]}…";
}
