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

    private readonly List<FilterToken> tokens = FilterToken.Split(expression);
    private readonly IReadOnlyList<FilterField> fields = FilterField.All(metrics);
    private int next;
    private int depth;

    private FilterToken Current => tokens[next];

    public Func<TrialRow, bool> Parse()
    {
        var filter = Or();
        return Current.Kind is TokenKind.End ? filter : throw Unexpected("and, or, or the end");
    }

    public static SpecException Error(int column, string message) => new([new SpecError("--where", 1, column, message)]);

    private Func<TrialRow, bool> Or()
    {
        var filter = And();
        while (Accept("or"))
        {
            var (left, right) = (filter, And());
            filter = row => left(row) || right(row);
        }

        return filter;
    }

    private Func<TrialRow, bool> And()
    {
        var filter = Not();
        while (Accept("and"))
        {
            var (left, right) = (filter, Not());
            filter = row => left(row) && right(row);
        }

        return filter;
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

        var comparison = Take(TokenKind.Operator, "one of = != < <= > >= in");
        if (!field.IsNumber && comparison.Text is not ("=" or "==" or "!="))
            throw Error(comparison.Column, $"{field.Name} is {field.Expected} and has no order; compare it with = or !=.");
        return FilterComparison.Of(field, comparison.Text, FilterValue.Read(field, Advance()));
    }

    private List<FilterValue> Values(FilterField field)
    {
        Take(TokenKind.Open, "( and the values, such as in (lstm, gru)");
        List<FilterValue> values = [FilterValue.Read(field, Advance())];
        while (Current.Kind is TokenKind.Comma)
        {
            next++;
            values.Add(FilterValue.Read(field, Advance()));
        }

        Take(TokenKind.Close, "a comma or )");
        return values;
    }

    private bool Accept(string keyword)
    {
        if (!Current.Is(keyword))
            return false;
        next++;
        return true;
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
