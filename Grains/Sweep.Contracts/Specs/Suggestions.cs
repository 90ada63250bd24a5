namespace Sweep.Contracts.Specs;

/// <summary>Finds what a user who mistyped a name most likely meant.</summary>
public static class Suggestions
{
    private const int LongestShown = 64;

    /// <summary>The name at the smallest edit distance, or null if none is close: a third of the letters may differ.</summary>
    public static string? Nearest(string name, IEnumerable<string> names)
    {
        var typed = name.ToLowerInvariant();
        return names
            .Select(candidate => (candidate, distance: Distance(typed, candidate.ToLowerInvariant())))
            .Where(c => c.distance <= Math.Max(1, Math.Max(typed.Length, c.candidate.Length) / 3))
            .OrderBy(c => c.distance)
            .Select(c => c.candidate)
            .FirstOrDefault();
    }

    /// <summary>Says that a name is unknown, with the nearest one, or with all of them if none is near.</summary>
    /// <param name="kind">What the name should name, e.g. <c>hyperparameter</c>.</param>
    public static string Unknown(string kind, string name, IEnumerable<string> names)
    {
        var all = names.ToList();
        var shown = name.Length <= LongestShown ? name : $"{name[..LongestShown]}…";
        return $"There is no {kind} '{shown}'; " + (Nearest(name, all) is { } near
            ? $"did you mean {near}?"
            : $"there is {string.Join(", ", all)}.");
    }

    /// <summary>
    /// Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment). Long
    /// words are cut, since nothing that long is near any name.
    /// </summary>
    internal static int Distance(string a, string b)
    {
        const int longest = 64;
        (a, b) = (a[..Math.Min(a.Length, longest)], b[..Math.Min(b.Length, longest)]);
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(replaced, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
