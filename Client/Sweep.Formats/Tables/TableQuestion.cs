using System.Globalization;
using Sweep.Contracts.Results;

namespace Sweep.Formats.Tables;

/// <summary>What a table is to answer, in a language.</summary>
internal static class TableQuestion
{
    /// <summary>The question in that language, in the one its author did not name, in English, or in any.</summary>
    /// <returns>Null if there is none.</returns>
    public static string? Of(ComparisonTable table, CultureInfo language)
    {
        foreach (var key in (string[])[language.TwoLetterISOLanguageName, "", "en"])
        {
            if (table.Question.TryGetValue(key, out var text))
                return text;
        }

        return table.Question
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => entry.Value)
            .FirstOrDefault();
    }
}
