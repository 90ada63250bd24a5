using FsCheck.Xunit;
using Sweep.Contracts.Filters;
using Sweep.Contracts.Randomness;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Testing;

namespace Sweep.Contracts.Tests.Filters;

/// <summary>The laws of two-valued logic, on random filters and trials.</summary>
public sealed class TrialFilterProperties
{
    [Property]
    public void Not_not_a_is_a(int seed) => Same(seed, (a, _, _) => $"not not ({a})", (a, _, _) => a);

    [Property]
    public void De_Morgan(int seed) => Same(seed, (a, b, _) => $"not (({a}) or ({b}))", (a, b, _) => $"not ({a}) and not ({b})");

    [Property]
    public void And_binds_before_or(int seed) => Same(seed, (a, b, c) => $"({a}) or ({b}) and ({c})", (a, b, c) => $"({a}) or (({b}) and ({c}))");

    [Property]
    public void And_distributes_over_or(int seed) =>
        Same(seed, (a, b, c) => $"({a}) and (({b}) or ({c}))", (a, b, c) => $"({a}) and ({b}) or ({a}) and ({c})");

    [Property]
    public void In_is_or_of_equals(int seed) => Same(seed, (_, _, _) => "seed in (0, 2)", (_, _, _) => "seed = 0 or seed = 2");

    /// <summary>Whatever a valid condition was changed to, it is read or refused with its place.</summary>
    [Property(MaxTest = 500)]
    public void Damaged_conditions_are_read_or_refused(int seed, string noise)
    {
        var random = new SeededRandom(seed);
        var text = Filter(random, 5);
        for (var change = 0; change < 3; change++)
        {
            var at = (int)random.NextBelow(text.Length + 1);
            var cut = (int)random.NextBelow(text.Length - at + 1);
            text = text[..at] + Pick(random, noise ?? "", "(", ")", ",", "'", "[", "not ", "\0", text) + text[(at + Math.Min(cut, 4))..];
        }

        try
        {
            _ = TrialFilter.Parse(text).Matches(Row(random));
        }
        catch (SpecException e)
        {
            Assert.All(e.Errors, error => Assert.InRange(error.Column, 1, text.Length + 1));
        }
    }

    private static void Same(int seed, Func<string, string, string, string> left, Func<string, string, string, string> right)
    {
        var random = new SeededRandom(seed);
        var (a, b, c) = (Filter(random, 3), Filter(random, 3), Filter(random, 3));
        var row = Row(random);

        Assert.Equal(TrialFilter.Parse(left(a, b, c)).Matches(row), TrialFilter.Parse(right(a, b, c)).Matches(row));
    }

    private static string Filter(SeededRandom random, int depth) => random.NextBelow(depth > 0 ? 7 : 4) switch
    {
        0 => $"epochs {Pick(random, "=", "!=", "<", "<=", ">", ">=")} {random.NextBelow(4) + 1}",
        1 => $"val_accuracy {Pick(random, "<", ">")} 0.5",
        2 => $"model {Pick(random, "=", "!=")} {Pick(random, "lstm", "gru")}",
        3 => $"seed in ({random.NextBelow(3)}, {random.NextBelow(3)})",
        4 => $"not ({Filter(random, depth - 1)})",
        5 => $"({Filter(random, depth - 1)}) and ({Filter(random, depth - 1)})",
        _ => $"({Filter(random, depth - 1)}) or ({Filter(random, depth - 1)})",
    };

    private static TrialRow Row(SeededRandom random) => new()
    {
        Id = new TrialId("s", 1),
        Hyperparameters = new Hyperparameters { Epochs = 1 + (int)random.NextBelow(4), Model = random.NextBelow(2) == 0 ? ModelKind.Lstm : ModelKind.Gru },
        SeedNumber = (int)random.NextBelow(3),
        Sweeps = 1,
        Last = random.NextBelow(3) == 0 ? null : TextSteps.Of(1, 0.5, 0.5, 0.5, random.NextDouble(), 1),
    };

    private static string Pick(SeededRandom random, params string[] items) => items[(int)random.NextBelow(items.Length)];
}
