namespace Sweep.Contracts.Specs;

/// <summary>Where labelled text comes from.</summary>
/// <param name="Source">A named set (<c>reviews</c>, <c>uci-sentiment</c>, …) or an absolute path to a file or folder.</param>
/// <param name="TextColumn">Column or JSON key of the text; null to find it.</param>
/// <param name="LabelColumn">Column or JSON key of the label; null to find it.</param>
[GenerateSerializer, Immutable, Alias("sweep.DatasetSpec")]
public sealed record DatasetSpec(string Source, string? TextColumn = null, string? LabelColumn = null)
{
    /// <summary>The built-in set that a seeded generator writes.</summary>
    public static DatasetSpec Reviews { get; } = new("reviews");
}
