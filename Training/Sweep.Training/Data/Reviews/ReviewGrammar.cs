using System.Globalization;
using System.Text;
using Sweep.Contracts.Randomness;

namespace Sweep.Training.Data.Reviews;

/// <summary>
/// Rewrites symbols until words are left, each for praise or for blame. A symbol stands in angle brackets; with a minus
/// sign it means the opposite (<c>&lt;-clause&gt;, but &lt;clause&gt;</c>), with a question mark either. A rule is therefore
/// written once, and praise and blame are mirror images.
/// </summary>
internal sealed class ReviewGrammar
{
    private readonly Dictionary<string, List<Production>> rules = [];
    private readonly IReadOnlyDictionary<string, (RankedWords Praise, RankedWords Blame)> words;

    /// <param name="rules">A symbol a line, and below it, indented, what it may become, each after its weight.</param>
    /// <param name="words">Symbols that become one word of a list.</param>
    public ReviewGrammar(string rules, IReadOnlyDictionary<string, (RankedWords Praise, RankedWords Blame)> words)
    {
        this.words = words;
        var symbol = "";
        foreach (var line in rules.Split('\n').Select(line => line.TrimEnd()))
        {
            if (line.StartsWith(' '))
                this.rules[symbol].Add(Production.Parse(line.Trim()));
            else if (line.Length > 0)
                this.rules.Add(symbol = line, []);
        }
    }

    /// <summary>What a symbol becomes, as words between single spaces.</summary>
    public string Expand(string symbol, bool positive, SeededRandom random)
    {
        var text = new StringBuilder();
        Expand(symbol, positive, random, text);
        return text.ToString();
    }

    private void Expand(string symbol, bool positive, SeededRandom random, StringBuilder text)
    {
        if (words.TryGetValue(symbol, out var pair))
        {
            Append((positive ? pair.Praise : pair.Blame).Draw(random), text);
            return;
        }

        foreach (var part in Pick(rules[symbol], random))
        {
            if (part.Symbol is not { } next)
                Append(part.Word, text);
            else
                Expand(next, part.Polarity switch { '-' => !positive, '?' => random.NextBelow(2) == 0, _ => positive }, random, text);
        }
    }

    private static Part[] Pick(List<Production> productions, SeededRandom random)
    {
        var total = 0;
        foreach (var production in productions)
            total += production.Weight;
        var draw = random.NextBelow(total);
        var chosen = 0;
        while ((draw -= productions[chosen].Weight) >= 0)
            chosen++;
        return productions[chosen].Parts;
    }

    private static void Append(string word, StringBuilder text)
    {
        if (text.Length > 0 && text[^1] == 'a' && (text.Length == 1 || text[^2] == ' ') && word[0] is 'a' or 'e' or 'i' or 'o' or 'u')
            text.Append('n');
        if (text.Length > 0 && word[0] is not (',' or ';'))
            text.Append(' ');
        text.Append(word);
    }

    private readonly record struct Part(string Word, string? Symbol, char Polarity)
    {
        public static Part Parse(string word)
        {
            if (word[0] != '<')
                return new Part(word, null, '+');
            var name = word[1..^1];
            return name[0] is '-' or '?' ? new Part("", name[1..], name[0]) : new Part("", name, '+');
        }
    }

    private sealed record Production(int Weight, Part[] Parts)
    {
        public static Production Parse(string line)
        {
            var words = line.Replace(">,", "> ,", StringComparison.Ordinal).Replace(">;", "> ;", StringComparison.Ordinal).Split(' ');
            return new Production(int.Parse(words[0], CultureInfo.InvariantCulture), [.. words.Skip(1).Select(Part.Parse)]);
        }
    }
}
