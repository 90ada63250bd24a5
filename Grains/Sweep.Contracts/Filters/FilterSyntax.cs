using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Filters;

/// <summary>
/// Recursive descent over a filter's tokens: <c>or</c> binds weakest, then <c>and</c>, then <c>not</c>, then
/// comparisons and parentheses.
/// </summary>
internal sealed class FilterSyntax(string expression, MetricSet metrics)
{
    /// <summary>Deeper nesting is nobody's intention and would exhaust the stack.</summary>
    private const int MaxDepth = 64;

    /// <summary>Far more than anybody writes by hand; every trial asked is held against each.</summary>
    private const int MaxComparisons = 1_000;

    private const int MaxCharacters = 50_000;

    private readonly List<FilterToken> tokens = FilterToken.Split(Short(expression));
    private readonly IReadOnlyList<FilterField> fields = FilterField.All(metrics);
    private int next;
    private int depth;
    private int comparisons;

    private FilterToken Current => tokens[next];

    public Func<TrialRow, bool> Parse()
    {
        var filter = Or();
        return Current.Kind is TokenKind.End ? filter : throw Unexpected("and, or, or the end");
    }

    public static SpecException Error(int column, string message) => new([new SpecError("--where", 1, column, message)]);

    private Func<TrialRow, bool> Or()
    {
        var filters = Joined("or", And);
        return filters is [var only] ? only : row => filters.Exists(filter => filter(row));
    }

    private Func<TrialRow, bool> And()
    {
        var filters = Joined("and", Not);
        return filters is [var only] ? only : row => filters.TrueForAll(filter => filter(row));
    }

    /// <summary>A flat list: a thousand parts, one inside the other, would be as deep a stack.</summary>
    private List<Func<TrialRow, bool>> Joined(string keyword, Func<Func<TrialRow, bool>> part)
    {
        List<Func<TrialRow, bool>> parts = [part()];
        while (Accept(keyword))
            parts.Add(part());
        return parts;
    }

    private Func<TrialRow, bool> Not()
    {
        if (++depth > MaxDepth)
            throw Error(Current.Column, $"This is nested more than {MaxDepth} deep; write it flatter.");
        var filter = Accept("not") ? Negated(Not()) : Current.Kind is TokenKind.Open ? Parenthesised() : Comparison();
        depth--;
        return filter;
    }

    private static Func<TrialRow, bool> Negated(Func<TrialRow, bool> filter) => row => !filter(row);

    private Func<TrialRow, bool> Parenthesised()
    {
        Take(TokenKind.Open, "(");
        var filter = Or();
        Take(TokenKind.Close, ")");
        return filter;
    }

    private Func<TrialRow, bool> Comparison()
    {
        var name = Take(TokenKind.Word, "the name of a hyperparameter or metric");
        var field = fields.FirstOrDefault(f => f.Name == name.Text)
            ?? throw Error(name.Column, Suggestions.Unknown("hyperparameter or metric", name.Text, fields.Select(f => f.Name)));
        if (Accept("in"))
            return FilterComparison.AnyOf(field, Values(field));

        Count();
        var comparison = Take(TokenKind.Operator, "one of = != < <= > >= in");
        if (!field.IsNumber && comparison.Text is not ("=" or "==" or "!="))
            throw Error(comparison.Column, $"{field.Name} is {field.Expected} and has no order; compare it with = or !=.");
        return FilterComparison.Of(field, comparison.Text, FilterValue.Read(field, Advance()));
    }

    private List<FilterValue> Values(FilterField field)
    {
        Take(TokenKind.Open, "( and the values, such as in (lstm, gru)");
        List<FilterValue> values = [];
        do
        {
            Count();
            values.Add(FilterValue.Read(field, Advance()));
        }
        while (Accept(TokenKind.Comma));

        Take(TokenKind.Close, "a comma or )");
        return values;
    }

    private void Count()
    {
        if (++comparisons > MaxComparisons)
            throw Error(Current.Column, $"A condition may compare with {MaxComparisons} values at most; choose by ranges instead.");
    }

    private static string Short(string expression) => expression.Length <= MaxCharacters
        ? expression
        : throw Error(MaxCharacters + 1, $"A condition may have {MaxCharacters} characters at most; this has {expression.Length}.");

    private bool Accept(string keyword) => Accept(Current.Is(keyword));

    private bool Accept(TokenKind kind) => Accept(Current.Kind == kind);

    private bool Accept(bool expected)
    {
        if (expected)
            next++;
        return expected;
    }

    private FilterToken Take(TokenKind kind, string expected) => Current.Kind == kind ? Advance() : throw Unexpected(expected);

    private FilterToken Advance()
    {
        var token = Current;
        if (token.Kind is not TokenKind.End)
            next++;
        return token;
    }

    private SpecException Unexpected(string expected) =>
        Error(Current.Column, $"Expected {expected}, but found {(Current.Kind is TokenKind.End ? Current.Text : $"'{Current.Text}'")}.");
}
