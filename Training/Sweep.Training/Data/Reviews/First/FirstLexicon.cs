using System.Collections.Immutable;

namespace Sweep.Training.Data.Reviews.First;

/// <summary>The words and phrases of <c>reviews-1</c>. Changing any changes the set's fingerprint.</summary>
internal static class FirstLexicon
{
    public static readonly ImmutableArray<string> Praise =
        ["good", "wonderful", "funny", "clever", "moving", "charming", "brilliant", "gripping"];

    public static readonly ImmutableArray<string> Blame =
        ["bad", "dull", "terrible", "boring", "clumsy", "awful", "dreary", "tedious"];

    public static readonly ImmutableArray<string> PraiseVerbs = ["love", "enjoy"];

    public static readonly ImmutableArray<string> BlameVerbs = ["hate", "dislike"];

    public static readonly ImmutableArray<string> Aspects =
    [
        "plot", "acting", "story", "cast", "music", "script", "ending", "dialogue", "pacing", "humour", "direction",
        "camera work", "hero", "villain", "opening", "soundtrack", "first half", "second half", "title song",
    ];

    public static readonly ImmutableArray<string> Determiners = ["the", "the", "its"];

    public static readonly ImmutableArray<string> Copulas = ["is", "is", "was", "felt"];

    public static readonly ImmutableArray<string> Intensifiers = ["very", "really", "so", "truly", "rather", "utterly"];

    public static readonly ImmutableArray<string> Negators = ["not", "not", "not", "never", "never", "hardly", "hardly ever", "far from"];

    public static readonly ImmutableArray<string> VerbNegators = ["not", "not", "never", "hardly"];

    public static readonly ImmutableArray<string> Viewers = ["you", "you", "most viewers", "children"];

    public static readonly ImmutableArray<string> Works =
        ["film", "movie", "thriller", "comedy", "drama", "sequel", "western", "musical", "documentary", "cartoon"];

    public static readonly ImmutableArray<string> Subjects =
    [
        "a family", "a lawyer", "a robbery", "two sisters", "a long war", "a small town", "a lost dog", "an old letter",
        "a journey", "a country doctor", "a lighthouse", "a chess player",
    ];

    public static readonly ImmutableArray<string> Occasions =
        ["on friday", "on saturday", "on sunday", "last week", "last night", "last month", "this morning", "in june", "in winter", "on holiday"];

    public static readonly ImmutableArray<string> Company =
        ["friends", "my sister", "my brother", "my mother", "my father", "my wife", "my husband", "two neighbours", "our children", "a colleague"];

    public static readonly ImmutableArray<string> Places =
        ["at home", "at the cinema", "on a plane", "on a train", "in a hotel", "in the old theatre", "at a festival", "in town"];

    public static readonly ImmutableArray<string> Lengths = ["ninety minutes", "two hours", "three hours", "a little over an hour"];
}
