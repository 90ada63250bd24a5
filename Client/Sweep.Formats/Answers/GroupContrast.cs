using Sweep.Contracts.Results;

namespace Sweep.Formats.Answers;

/// <summary>Two rows that differ in how well they answer the texts of one group.</summary>
internal sealed record GroupContrast(string Group, double Highest, string HighestRow, double Lowest, string LowestRow)
{
    /// <summary>
    /// Answers that a row needs to a group's texts, so that the widest contrast is not merely that of the smallest group.
    /// </summary>
    private const int Least = 50;

    /// <summary>The group that separates the rows most; null unless two rows have enough answers and differ.</summary>
    public static GroupContrast? Widest(IReadOnlyList<(string Name, AnswersRow Row)> rows)
    {
        var contrasts =
            from row in rows
            from answered in row.Row.Groups
            where answered.Answers >= Least
            group (row.Name, answered.Accuracy) by answered.Group into pattern
            let best = pattern.MaxBy(row => row.Accuracy)
            let worst = pattern.MinBy(row => row.Accuracy)
            where best.Accuracy > worst.Accuracy
            select new GroupContrast(pattern.Key, best.Accuracy, best.Name, worst.Accuracy, worst.Name);
        return contrasts.MaxBy(contrast => contrast.Highest - contrast.Lowest);
    }
}
