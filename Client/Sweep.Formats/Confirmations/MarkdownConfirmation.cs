namespace Sweep.Formats.Confirmations;

/// <summary>A confirmation in Markdown.</summary>
internal static class MarkdownConfirmation
{
    public static void Write(ConfirmationWords words, TextWriter output)
    {
        var heads = words.Heads(bestEpoch: true);
        output.WriteLine($"## {Escape(words.Title)}");
        output.WriteLine();
        output.WriteLine(Line([words.LabelHead, .. heads]));
        output.WriteLine(Line([":--", .. heads.Skip(1).Select(_ => "--:"), ":--"]));
        foreach (var row in words.Table.Rows)
            output.WriteLine(Line([words.Label(row), .. words.Cells(row, bestEpoch: true)]));
        output.WriteLine();
        output.WriteLine(Escape(words.Legend));
        output.WriteLine();
        output.WriteLine(Escape(words.Conclusion));
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(Escape))} |";

    /// <summary>Takes from characters what Markdown would make of them.</summary>
    private static string Escape(string cell) => cell
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
