using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Sweep.Contracts.Results;

/// <summary>A trial's name: its study and its number there, written <c>exercises-1/17</c>.</summary>
[GenerateSerializer, Immutable, Alias("sweep.TrialId")]
public readonly record struct TrialId([property: Id(0)] string Study, [property: Id(1)] int Number) : IParsable<TrialId>
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Study}/{Number}");

    public static TrialId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a trial's name such as exercises-1/17.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TrialId result)
    {
        result = default;
        var slash = s?.LastIndexOf('/') ?? -1;
        if (slash <= 0 || !int.TryParse(s.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        result = new TrialId(s![..slash], number);
        return true;
    }
}
