using Sweep.Contracts.Randomness;
using Sweep.Training.Text;

namespace Sweep.Training.Data.Reviews;

/// <summary>Writes reviews: sentences with an opinion, and around them as many without one as its length asks for.</summary>
internal sealed class ReviewWriter(SeededRandom random)
{
    public const int MaxWords = 120;

    // The share of reviews up to each length, with straight lines between. Short reviews are apart, and a review never has
    // fewer words than its sentence with the opinion.
    private static readonly (double Share, double Words)[] Lengths =
        [(0, 4), (0.1, 9), (0.25, 14), (0.5, 22), (0.75, 32), (0.9, 48), (0.97, 75), (1, MaxWords)];

    private const double OpinionFirst = 0.25;
    private const double OpinionLast = 0.6;

    private const double NegatedAlone = 0.5;

    // Reviews whose statements agree have one for so many words of their length; the others have one sentence with an opinion.
    private const int WordsPerStatement = 10;

    private static readonly ReviewGrammar Grammar = ReviewVocabulary.CreateGrammar();

    /// <summary>One review of the given verdict.</summary>
    public string Write(bool positive, ReviewPattern pattern)
    {
        var alone = pattern == ReviewPattern.Negated && random.NextDouble() < NegatedAlone;
        var length = alone || pattern == ReviewPattern.Short ? 0 : DrawLength();
        var sentences = new List<string>();
        AddAsides(sentences, length, Opinions(alone ? "remark" : pattern.ToString().ToLowerInvariant(), positive, StatementsOf(pattern, length)));
        return string.Join(' ', sentences);
    }

    private static int StatementsOf(ReviewPattern pattern, double length) =>
        pattern is ReviewPattern.Plain or ReviewPattern.Negated ? 1 + (int)(length / WordsPerStatement) : 1;

    private List<string> Opinions(string symbol, bool positive, int count)
    {
        List<string> opinions = [.. Enumerable.Range(0, count).Select(_ => Sentence(Grammar.Expand(symbol, positive, random)))];
        while (opinions.Sum(Tokenizer.CountWords) > MaxWords)
            opinions.RemoveAt(opinions.Count - 1);
        return opinions;
    }

    private void AddAsides(List<string> sentences, double length, List<string> opinions)
    {
        var words = opinions.Sum(Tokenizer.CountWords);
        while (words < length)
        {
            var aside = Sentence(Grammar.Expand("aside", positive: true, random));
            var more = Tokenizer.CountWords(aside);
            // Whichever length is nearer to the one asked for.
            if (words + more - length > length - words || words + more > MaxWords)
                break;
            sentences.Add(aside);
            words += more;
        }

        var asides = sentences.Count;
        foreach (var opinion in opinions)
        {
            var draw = random.NextDouble();
            sentences.Insert(draw < OpinionFirst ? 0 : draw < OpinionFirst + OpinionLast ? sentences.Count : (int)random.NextBelow(asides + 1), opinion);
        }
    }

    private double DrawLength()
    {
        var share = random.NextDouble();
        var next = Array.FindIndex(Lengths, point => share < point.Share);
        var (low, high) = (Lengths[next - 1], Lengths[next]);
        return low.Words + (high.Words - low.Words) * (share - low.Share) / (high.Share - low.Share);
    }

    private static string Sentence(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}.";
}
