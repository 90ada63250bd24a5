using System.Text.RegularExpressions;

namespace Sweep.Contracts.Specs.Reading;

/// <summary>Names of studies and sweeps: lower-case letters, digits and dashes, a letter first, at most 64.</summary>
internal static partial class NameReader
{
    private const int Longest = 64;

    /// <summary>Notes a mistake if the name cannot be used.</summary>
    public static void Check(string name, SpecPlace place, SpecFields fields)
    {
        if (Syntax().IsMatch(name))
            return;
        var mend = Slug(name) is { } slug ? $"; {slug} would do" : "";
        var shown = name.Length <= Longest ? name : $"{name[..Longest]}…";
        fields.Error(place, $"'{shown}' cannot be a name, which has lower-case letters, digits and dashes, a letter first, {Longest} at most{mend}.");
    }

    /// <summary>The text as a name, or null if nothing of it can stay.</summary>
    public static string? Slug(string text)
    {
        var slug = Others().Replace(text.ToLowerInvariant(), "-").Trim('-').TrimStart([.. "0123456789-"]);
        slug = slug[..Math.Min(slug.Length, Longest)].TrimEnd('-');
        return slug.Length == 0 ? null : slug;
    }

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,63}\z")]
    private static partial Regex Syntax();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Others();
}
