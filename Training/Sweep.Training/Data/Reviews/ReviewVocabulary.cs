namespace Sweep.Training.Data.Reviews;

/// <summary>Which symbols of the grammar become one word of which list.</summary>
internal static class ReviewVocabulary
{
    public static ReviewGrammar CreateGrammar() => new($"{ReviewRules.Opinions}\n{ReviewRules.Asides}", new Dictionary<string, (RankedWords Praise, RankedWords Blame)>
    {
        ["adjective"] = OpinionWords.Adjectives,
        ["adverb"] = OpinionWords.Adverbs,
        ["noun"] = OpinionWords.Nouns,
        ["loved"] = OpinionWords.Verbs,
        ["most"] = OpinionWords.Superlatives,
        ["saying"] = OpinionWords.Sayings,
        ["aspect"] = Both(PlainWords.Aspects),
        ["work"] = Both(PlainWords.Works),
        ["relative"] = Both(PlainWords.Relatives),
        ["count"] = Both(PlainWords.Counts),
        ["name"] = Both(PlainWords.Names),
        ["surname"] = Both(PlainWords.Surnames),
        ["place"] = Both(PlainWords.Places),
        ["trade"] = Both(PlainWords.Trades),
        ["common"] = Both(PlainWords.Nouns),
        ["commons"] = Both(PlainWords.Plurals),
        ["neutral"] = Both(PlainWords.Neutrals),
        ["verb"] = Both(PlainWords.Infinitives),
        ["verbs"] = Both(PlainWords.ThirdPersons),
    });

    private static (RankedWords, RankedWords) Both(RankedWords words) => (words, words);
}
