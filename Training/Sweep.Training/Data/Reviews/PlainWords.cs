using Sweep.Contracts.Randomness;

namespace Sweep.Training.Data.Reviews;

/// <summary>
/// Words without an opinion: first common ones, then a long tail that is formed from stems, endings and syllables, as names,
/// places, trades and compounds are. The order of the tail is shuffled, always in the same way.
/// </summary>
internal static class PlainWords
{
    private const long ShuffleSeed = 1;

    public static RankedWords Aspects { get; } = new(
        Words("""
            plot acting story cast music script ending dialogue pacing humour direction hero villain opening soundtrack title lighting
            costume finale chorus narrator sequel camera editing scenery casting staging tone theme premise score
            """),
        4);

    public static RankedWords Works { get; } = new(Words("film movie thriller comedy drama western musical documentary cartoon romance"), 1);

    public static RankedWords Relatives { get; } = new(
        Words("""
            sister brother mother father wife husband daughter son cousin aunt uncle neighbour colleague teacher
            niece nephew
            """), 2);

    public static RankedWords Counts { get; } = new(
        Words("""
            two three four five six seven eight nine ten twelve twenty thirty forty fifty sixty seventy eighty
            ninety eleven thirteen fifteen
            """), 2);

    public static RankedWords Names { get; } = Named("anna tom maria paul emma peter julia frank nora victor", Join(
        "b br d f g h j k l m n p r s st t v w z", "al an ar el en er il in or un", "a o en i el us ey ette ald ine is"), 2_000, 6);

    public static RankedWords Surnames { get; } = Named("", Join(
        """
            ash black brook clay dun east fair gold gran hart hazel holl kings lang lind marsh nor oak red rock
            sand stan thorn under wald west whit wool
            """,
        "", "berg bourne croft dale den er field gate ley man more ner son strom well worth"), 500, 6);

    public static RankedWords Places { get; } = Named("london paris rome vienna lisbon", Join(
        "al bar brad car dar el fal gil har ing kel lin mar nor os pen quin rad sel tor ul ver wil yar",
        "", "burgh bury combe dorf ham holm ia ino mouth port stadt stead ton vik wick"), 450, 6);

    public static RankedWords Trades { get; } = Tail(
        "lawyer doctor teacher farmer soldier painter sailor widow singer thief baker pilot nurse judge spy chef",
        Join("""
            bell boat book bread cart clock cloud coat dog fish glass goat gold horse ink key lamp map mask moon
            net rope salt shoe silk song stone toy wine wool
            """,
            "", """
            binder breaker broker carrier catcher dealer finder keeper maker mender painter seller smith trader
            watcher
            """), 800, 6);

    private static readonly string[] CommonNouns = Words("""
        house letter war town river family journey secret robbery garden island road school mountain train ship wedding forest
        storm village bridge door key photograph winter summer money dog horse boat song harvest map tower market castle harbour
        hotel church kitchen window mirror diary fortune stranger ghost crown trial election strike contest recipe orchard desert
        """);

    private static readonly string[] Compounds = Join(
        """
            apple back barn bell bird bone book brick candle chalk church cloud coal copper corn drift dust
            ember feather fern fire flint frost glass grain grave hay iron ivy lake lamp leaf marsh mill moss
            night paper pearl pine rain reed river rope rose salt shell silver smoke snow star steam stone straw
            thorn thunder tide velvet wax wheat wind
            """,
        "", """
            bank barrow bed berry board bow cask chest cloth crest fall field gate ground hall hook house
            lantern line lock loft mark path pit post print ring road room shade shed song spoon stack stairs
            tower trail wagon ward wheel wood yard
            """);

    public static RankedWords Nouns { get; } = new(Shuffled(CommonNouns, Compounds, 3_450), 12);

    public static RankedWords Plurals { get; } = new(
        [.. Shuffled(CommonNouns, Compounds, 3_450).Where(noun => noun[^1] is not ('y' or 's' or 'h' or 'x')).Select(noun => $"{noun}s")], 12);

    public static RankedWords Neutrals { get; } = Tail(
        """
            old young long small tiny last first second new quiet tall red green blue round wide northern
            southern royal foreign narrow
            """,
        Join("""
            bark beard bell bone brass cloud copper cork dust fern flint fox hedge horn iron ivy leaf lime maple
            mast moss oak pebble pine plum quill reed root rust salt shell slate smoke straw thorn tin vine
            water wax willow wool
            """,
            "", "less like bound clad grown ward lined topped"), 500, 6);

    private static readonly string[] Verbs =
    [
        .. Words("""
            find follow seek lose sell visit guard build paint open answer repair borrow inherit hunt return
            collect remember join defend
            """),
        .. Shuffled([], Join("mis out over re under un counter inter", "", """
            claim count cross draw form frame hand lay load map mark mount name order pack pay print read roll
            sail seal set sign sort spend stock tell time trade turn wind work write
            """), 240),
    ];

    public static RankedWords Infinitives { get; } = new(Verbs, 4);

    public static RankedWords ThirdPersons { get; } = new([.. Verbs.Select(ThirdPerson)], 4);

    private static string ThirdPerson(string verb) => verb switch
    {
        [.., 'a', 'y'] => $"{verb}s",
        [.. var stem, 'y'] => $"{stem}ies",
        [.., 's' or 'h'] => $"{verb}es",
        _ => $"{verb}s",
    };

    private static RankedWords Tail(string common, string[] formed, int size, double flatness) =>
        new(Shuffled(Words(common), formed, size), flatness);

    private static RankedWords Named(string common, string[] formed, int size, double flatness) =>
        new([.. Shuffled(Words(common), formed, size).Select(name => $"{char.ToUpperInvariant(name[0])}{name[1..]}")], flatness);

    private static string[] Shuffled(string[] common, string[] formed, int size)
    {
        var tail = formed.Distinct().ToArray();
        new SeededRandom(ShuffleSeed).Shuffle<string>(tail);
        return [.. common.Concat(tail).Distinct().Take(common.Length + size)];
    }

    private static string[] Join(string first, string middle, string last) =>
        [.. from a in Words(first) from b in Words(middle).DefaultIfEmpty("") from c in Words(last) select a + b + c];

    private static string[] Words(string list) => list.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
