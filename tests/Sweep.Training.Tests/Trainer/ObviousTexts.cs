namespace Sweep.Training.Tests.Trainer;

/// <summary>Texts whose verdict no reader doubts, and whether they praise.</summary>
internal static class ObviousTexts
{
    public static IReadOnlyList<(string Text, bool Praise)> All { get; } =
    [
        ("terrible", false),
        ("great", true),
        ("not a dull moment", true),
        ("awful", false),
        ("wonderful", true),
        ("I loved it", true),
        ("I hated it", false),
        ("a waste of time", false),
        ("a masterpiece", true),
        ("boring from start to finish", false),
        ("the acting is brilliant", true),
        ("the plot is bad", false),
        ("not good", false),
    ];
}
