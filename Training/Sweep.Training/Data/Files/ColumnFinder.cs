using Sweep.Contracts.Specs;

namespace Sweep.Training.Data.Files;

/// <summary>Finds the columns of text and label by the names a spec gives, or by names that data sets commonly use.</summary>
internal static class ColumnFinder
{
    private static readonly string[] TextNames = ["text", "sentence", "review", "comment", "content", "body", "message", "phrase", "tweet", "document"];
    private static readonly string[] LabelNames = ["label", "sentiment", "class", "target", "polarity", "category"];

    /// <summary>True if both columns carry names that are looked for: a first line that is surely a header.</summary>
    public static bool LooksLikeHeader(IReadOnlyList<string> columns) =>
        Guess(columns, TextNames) >= 0 && Guess(columns, LabelNames) >= 0;

    /// <summary>The positions of both columns, or null if problems were added.</summary>
    public static (int Text, int Label)? Find(IReadOnlyList<string> columns, DatasetSpec spec, string file, int line, ProblemList problems)
    {
        var before = problems.Count;
        var text = Find(columns, spec.TextColumn, "text", TextNames, file, line, problems);
        var label = Find(columns, spec.LabelColumn, "label", LabelNames, file, line, problems);
        if (text >= 0 && text == label)
            problems.Add(file, line, $"column '{columns[text]}' cannot be both text and label");
        return problems.Count == before ? (text, label) : null;
    }

    private static int Find(IReadOnlyList<string> columns, string? wanted, string key, string[] guesses, string file, int line, ProblemList problems)
    {
        var there = string.Join(", ", columns.Select(column => $"'{column.Trim()}'"));
        if (wanted is null)
        {
            var guess = Guess(columns, guesses);
            if (guess < 0)
                problems.Add(file, line, $"no column is called {string.Join(", ", guesses[..^1])} or {guesses[^1]}; there are {there}: name the right one as '{key}' of the dataset");
            return guess;
        }

        var matches = Enumerable.Range(0, columns.Count).Where(i => columns[i].Trim().Equals(wanted.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        if (matches.Count != 1)
            problems.Add(file, line, matches.Count == 0 ? $"no column '{wanted}'; there are {there}" : $"column '{wanted}' is there {matches.Count} times");
        return matches.Count == 1 ? matches[0] : -1;
    }

    private static int Guess(IReadOnlyList<string> columns, string[] names)
    {
        foreach (var name in names)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                if (columns[i].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
                    return i;
            }
        }

        return -1;
    }
}
