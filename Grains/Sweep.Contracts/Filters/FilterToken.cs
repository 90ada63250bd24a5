using System.Text.RegularExpressions;

namespace Sweep.Contracts.Filters;

internal enum TokenKind
{
    Word,
    Number,
    Quoted,
    List,
    Operator,
    Open,
    Close,
    Comma,
    End,
}

/// <summary>A piece of a filter expression.</summary>
/// <param name="Column">Where it begins, from 1.</param>
internal readonly partial record struct FilterToken(TokenKind Kind, string Text, int Column)
{
    /// <summary>Cuts an expression into tokens; the last is <see cref="TokenKind.End"/>.</summary>
    /// <exception cref="Specs.SpecException">Some character begins no token.</exception>
    public static List<FilterToken> Split(string expression)
    {
        var tokens = new List<FilterToken>();
        for (var at = 0; at < expression.Length;)
        {
            var match = Pattern().Match(expression, at);
            if (!match.Success)
                throw FilterSyntax.Error(at + 1, $"'{expression[at]}' has no meaning here; write comparisons such as model = lstm, joined by and, or, not.");
            var group = match.Groups.Values.Skip(1).First(g => g.Success);
            if (Enum.TryParse<TokenKind>(group.Name, out var kind))
                tokens.Add(new FilterToken(kind, group.Value, at + 1));
            at += match.Length;
        }

        tokens.Add(new FilterToken(TokenKind.End, "the end", expression.Length + 1));
        return tokens;
    }

    public bool Is(string keyword) => Kind is TokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("""
        \G(?:(?<Space>\s+)
        |(?<Number>[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\w.]))
        |(?<Word>[A-Za-z_][\w-]*)
        |(?<Quoted>'[^']*'|"[^"]*")
        |(?<List>\[[^\[\]]*\])
        |(?<Operator>!=|<=|>=|==|=|<|>)
        |(?<Open>\()|(?<Close>\))|(?<Comma>,))
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
