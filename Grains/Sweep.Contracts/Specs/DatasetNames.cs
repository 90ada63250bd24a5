namespace Sweep.Contracts.Specs;

/// <summary>The sets of texts that have a name; any other source is a path.</summary>
public static class DatasetNames
{
    public const string Reviews = "reviews";

    /// <summary>The built-in reviews of before, for studies that began with them.</summary>
    public const string FirstReviews = "reviews-1";

    public const string UciSentiment = "uci-sentiment";
    public const string Sst2 = "sst2";
    public const string Imdb = "imdb";

    public static IReadOnlyList<string> All { get; } = [Reviews, FirstReviews, UciSentiment, Sst2, Imdb];

    /// <summary>What to tell a user whose dataset is neither a name nor a path that exists.</summary>
    public static string Unknown(string source) =>
        $"There is no file or folder '{source}', and no named set of texts either"
        + (Suggestions.Nearest(source, All) is { } near ? $"; did you mean {near}?" : ".")
        + $" The named sets are {string.Join(", ", All)}.";
}
