using System.Collections.Immutable;
using Sweep.Contracts.Randomness;

namespace Sweep.Training.Data.Reviews;

/// <summary>
/// Writes reviews from a small grammar in which praise and blame are mirror images. Outside the plain pattern a sum over
/// the words does not give the verdict; their order does.
/// </summary>
internal sealed class ReviewWriter(SeededRandom random)
{
    // Sentences that carry no opinion come more often before than after, as in most reviews; a core shorter than this
    // many words always has one.
    private const int ShortCore = 6;
    private const double PrefaceShare = 0.5;
    private const double AfterwordShare = 0.05;

    private string lastAspect = "";

    /// <summary>One review of the given verdict.</summary>
    public string Write(bool positive, ReviewPattern pattern)
    {
        var core = pattern switch
        {
            ReviewPattern.Plain => Plain(positive),
            ReviewPattern.Contrast => $"{Clause(!positive, negated: false)}, but {Clause(positive, negated: false)}",
            ReviewPattern.Negated => Negated(positive),
            _ => NegatedContrast(positive),
        };
        var preface = core.Count(c => c == ' ') + 1 < ShortCore || Chance(PrefaceShare) ? Sentence(Aside()) + " " : "";
        var afterword = Chance(AfterwordShare) ? " " + Sentence(Aside()) : "";
        return preface + Sentence(core) + afterword;
    }

    private string Plain(bool positive)
    {
        var clauses = Clause(positive, negated: false);
        if (Chance(0.8))
            clauses += $" and {Clause(positive, negated: false)}";
        return Chance(0.5) ? $"{clauses}; {Clause(positive, negated: false)}" : clauses;
    }

    private string Negated(bool positive)
    {
        var negated = Clause(positive, negated: true);
        if (Chance(0.5))
            return negated;
        var plain = Clause(positive, negated: false);
        return Chance(0.5) ? $"{negated} and {plain}" : $"{plain} and {negated}";
    }

    private string NegatedContrast(bool positive)
    {
        var negatedFirst = Chance(0.5);
        return $"{Clause(!positive, negatedFirst)}, but {Clause(positive, !negatedFirst)}";
    }

    /// <summary>A clause that means praise or blame; negated, it says so by the opposite word.</summary>
    private string Clause(bool positive, bool negated)
    {
        var word = positive != negated;
        var thing = $"{Pick(ReviewLexicon.Determiners)} {PickAspect()}";
        if (Chance(0.08))
        {
            var verb = Pick(word ? ReviewLexicon.PraiseVerbs : ReviewLexicon.BlameVerbs);
            var negator = negated ? Pick(ReviewLexicon.VerbNegators) + " " : "";
            return $"{Pick(ReviewLexicon.Viewers)} will {negator}{verb} {thing}";
        }

        var adjective = Pick(word ? ReviewLexicon.Praise : ReviewLexicon.Blame);
        var intensifier = Chance(0.3) ? Pick(ReviewLexicon.Intensifiers) + " " : "";
        return $"{thing} {Pick(ReviewLexicon.Copulas)} {(negated ? Pick(ReviewLexicon.Negators) + " " : "")}{intensifier}{adjective}";
    }

    private string Aside() => random.NextBelow(5) switch
    {
        0 => $"we saw this {Pick(ReviewLexicon.Works)} {Pick(ReviewLexicon.Occasions)} with {Pick(ReviewLexicon.Company)}",
        1 => $"I watched it {Pick(ReviewLexicon.Places)} {Pick(ReviewLexicon.Occasions)}",
        2 => $"a {Pick(ReviewLexicon.Works)} about {Pick(ReviewLexicon.Subjects)}",
        3 => $"it runs for {Pick(ReviewLexicon.Lengths)}",
        _ => $"another {Pick(ReviewLexicon.Works)} about {Pick(ReviewLexicon.Subjects)}",
    };

    /// <summary>Two clauses in a row speak of different things.</summary>
    private string PickAspect()
    {
        var aspect = Pick(ReviewLexicon.Aspects);
        while (aspect == lastAspect)
            aspect = Pick(ReviewLexicon.Aspects);
        return lastAspect = aspect;
    }

    private static string Sentence(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}.";

    private bool Chance(double share) => random.NextDouble() < share;

    private string Pick(ImmutableArray<string> words) => words[(int)random.NextBelow(words.Length)];
}
