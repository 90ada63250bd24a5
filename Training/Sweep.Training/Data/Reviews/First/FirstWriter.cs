using System.Collections.Immutable;
using Sweep.Contracts.Randomness;

namespace Sweep.Training.Data.Reviews.First;

/// <summary>
/// Writes reviews from a small grammar in which praise and blame are mirror images. Outside the plain pattern a sum over
/// the words does not give the verdict; their order does.
/// </summary>
internal sealed class FirstWriter(SeededRandom random)
{
    // Sentences that carry no opinion come more often before than after, as in most reviews; a core shorter than this
    // many words always has one.
    private const int ShortCore = 6;
    private const double PrefaceShare = 0.5;
    private const double AfterwordShare = 0.05;

    private string lastAspect = "";

    /// <summary>One review of the given verdict.</summary>
    public string Write(bool positive, FirstPattern pattern)
    {
        var core = pattern switch
        {
            FirstPattern.Plain => Plain(positive),
            FirstPattern.Contrast => $"{Clause(!positive, negated: false)}, but {Clause(positive, negated: false)}",
            FirstPattern.Negated => Negated(positive),
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
        var thing = $"{Pick(FirstLexicon.Determiners)} {PickAspect()}";
        if (Chance(0.08))
        {
            var verb = Pick(word ? FirstLexicon.PraiseVerbs : FirstLexicon.BlameVerbs);
            var negator = negated ? Pick(FirstLexicon.VerbNegators) + " " : "";
            return $"{Pick(FirstLexicon.Viewers)} will {negator}{verb} {thing}";
        }

        var adjective = Pick(word ? FirstLexicon.Praise : FirstLexicon.Blame);
        var intensifier = Chance(0.3) ? Pick(FirstLexicon.Intensifiers) + " " : "";
        return $"{thing} {Pick(FirstLexicon.Copulas)} {(negated ? Pick(FirstLexicon.Negators) + " " : "")}{intensifier}{adjective}";
    }

    private string Aside() => random.NextBelow(5) switch
    {
        0 => $"we saw this {Pick(FirstLexicon.Works)} {Pick(FirstLexicon.Occasions)} with {Pick(FirstLexicon.Company)}",
        1 => $"I watched it {Pick(FirstLexicon.Places)} {Pick(FirstLexicon.Occasions)}",
        2 => $"a {Pick(FirstLexicon.Works)} about {Pick(FirstLexicon.Subjects)}",
        3 => $"it runs for {Pick(FirstLexicon.Lengths)}",
        _ => $"another {Pick(FirstLexicon.Works)} about {Pick(FirstLexicon.Subjects)}",
    };

    /// <summary>Two clauses in a row speak of different things.</summary>
    private string PickAspect()
    {
        var aspect = Pick(FirstLexicon.Aspects);
        while (aspect == lastAspect)
            aspect = Pick(FirstLexicon.Aspects);
        return lastAspect = aspect;
    }

    private static string Sentence(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}.";

    private bool Chance(double share) => random.NextDouble() < share;

    private string Pick(ImmutableArray<string> words) => words[(int)random.NextBelow(words.Length)];
}
