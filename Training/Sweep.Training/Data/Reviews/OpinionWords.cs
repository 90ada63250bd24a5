namespace Sweep.Training.Data.Reviews;

/// <summary>
/// Words of praise and of blame, the most frequent first. The lists of a pair are equally long, so each word has an
/// opposite that is exactly as frequent, and the rare ones are met a few times or never.
/// </summary>
internal static class OpinionWords
{
    private static readonly string[] PraiseAdjectives = Words("""
        great good wonderful funny brilliant moving clever charming gripping excellent beautiful superb fresh touching thrilling
        delightful amazing fascinating witty stunning enjoyable lovely exciting fantastic splendid graceful warm memorable
        elegant inventive tender lively magnificent polished impressive marvellous sparkling haunting engaging refreshing
        dazzling subtle masterful radiant flawless absorbing hilarious heartfelt vivid riveting poetic glorious enchanting
        imaginative exquisite luminous captivating uplifting playful joyful ingenious spirited sincere likeable breathtaking
        sublime daring nuanced tasteful endearing assured sumptuous exhilarating winsome lyrical bewitching magical
        resonant unforgettable effortless irresistible rousing invigorating mesmerizing jubilant seamless incisive
        crisp soulful astute dexterous zestful beguiling unmissable virtuosic peerless rapturous exemplary eloquent
        """);

    private static readonly string[] BlameAdjectives = Words("""
        terrible bad awful boring dull tedious clumsy dreary tiresome poor ugly horrible stale annoying lifeless
        dismal dreadful forgettable silly ghastly unbearable nasty sluggish pathetic shoddy wooden cold muddled
        crude lazy shallow flat abysmal sloppy disappointing atrocious leaden grating plodding exhausting
        numbing obvious inept murky botched bloated unfunny phoney bland irritating trite wretched repellent
        derivative lousy dingy insufferable depressing preachy joyless senseless listless insincere obnoxious grim
        appalling timid simplistic tasteless unlikeable bumbling skimpy deadening charmless clunky offputting soulless
        hollow unwatchable laboured intolerable monotonous draining stupefying mournful disjointed aimless
        soggy vapid witless cumbersome turgid insipid inexcusable amateurish hopeless nauseating lamentable incoherent
        """);

    private static readonly string[] PraiseNouns = Words("""
        masterpiece gem triumph delight treat joy pleasure success winner wonder marvel treasure hit jewel feast knockout
        revelation classic sensation charmer beauty dream smash stunner bliss landmark dazzler crowdpleaser
        """);

    private static readonly string[] BlameNouns = Words("""
        disaster mess failure bore flop chore letdown dud waste misery blunder ordeal nightmare insult disgrace fiasco
        headache shambles embarrassment stinker yawn calamity washout misfire drudgery clunker farrago snoozefest
        """);

    private static readonly string[] PraiseVerbs = Words("loved enjoyed liked adored admired praised cherished relished savoured treasured applauded worshipped");

    private static readonly string[] BlameVerbs = Words("hated disliked loathed detested despised resented abhorred regretted deplored endured panned suffered");

    private static readonly string[] PraiseSuperlatives = Words("best finest funniest cleverest freshest loveliest warmest wittiest liveliest sharpest");

    private static readonly string[] BlameSuperlatives = Words("worst dullest dreariest silliest clumsiest poorest ugliest stalest laziest flattest");

    private static readonly string[] PraiseSayings =
    [
        "highly recommended", "well worth it", "worth every minute", "two thumbs up", "do not miss it", "see it twice",
        "I want to see it again", "time well spent", "top marks", "five stars",
    ];

    private static readonly string[] BlameSayings =
    [
        "best avoided", "hardly worth it", "a waste of time", "two thumbs down", "do not see it", "miss it",
        "I want my money back", "time badly spent", "no marks", "one star",
    ];

    public static (RankedWords Praise, RankedWords Blame) Adjectives { get; } = Pair(PraiseAdjectives, BlameAdjectives, 1);

    public static (RankedWords Praise, RankedWords Blame) Adverbs { get; } = Pair(Adverb(PraiseAdjectives), Adverb(BlameAdjectives), 1);

    public static (RankedWords Praise, RankedWords Blame) Nouns { get; } = Pair(PraiseNouns, BlameNouns, 1);

    public static (RankedWords Praise, RankedWords Blame) Verbs { get; } = Pair(PraiseVerbs, BlameVerbs, 1);

    public static (RankedWords Praise, RankedWords Blame) Superlatives { get; } = Pair(PraiseSuperlatives, BlameSuperlatives, 1);

    public static (RankedWords Praise, RankedWords Blame) Sayings { get; } = Pair(PraiseSayings, BlameSayings, 2);

    private static (RankedWords, RankedWords) Pair(string[] praise, string[] blame, double flatness) =>
        praise.Length == blame.Length
            ? (new RankedWords(praise, flatness), new RankedWords(blame, flatness))
            : throw new InvalidOperationException($"{praise.Length} words of praise and {blame.Length} of blame, beginning with {praise[0]} and {blame[0]}");

    private static string[] Adverb(string[] adjectives) => [.. adjectives.Select(adjective => adjective switch
    {
        "good" => "well",
        "bad" => "badly",
        [.. var stem, 'l', 'e'] => $"{stem}ly",
        [.. var stem, 'y'] => $"{stem}ily",
        [.., 'l', 'l'] => $"{adjective}y",
        [.., 'i', 'c'] => $"{adjective}ally",
        _ => $"{adjective}ly",
    })];

    private static string[] Words(string list) => list.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
