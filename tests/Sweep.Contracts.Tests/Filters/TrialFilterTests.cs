using Sweep.Contracts.Filters;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Testing;

namespace Sweep.Contracts.Tests.Filters;

public sealed class TrialFilterTests
{
    private static readonly TrialRow Row = new()
    {
        Id = new TrialId("study-1", 17),
        Hyperparameters = new Hyperparameters { Model = ModelKind.SimpleRnn, LearningRate = 0.001, Dropout = 0.5 },
        SeedNumber = 2,
        Sweeps = 1,
        State = TrialState.Completed,
        Facts = TrialFacts.Of((FactNames.Parameters, 49357)),
        SecondsPerEpoch = 1.5,
        Last = TextSteps.Of(10, 0.25, 0.9, 0.5, 0.8125, 1.5),
    };

    private static readonly TrialRow Waiting = Row with { State = TrialState.Queued, Last = null, Facts = TrialFacts.None, SecondsPerEpoch = null };

    [Theory]
    [InlineData("model = simple_rnn")]
    [InlineData("model == 'simple_rnn'")]
    [InlineData("model = \"simple_rnn\"")]
    [InlineData("model != lstm")]
    [InlineData("model in (lstm, simple_rnn)")]
    [InlineData("units = [64,32]")]
    [InlineData("units = [ 64, 32 ]")]
    [InlineData("units in ([1], [64, 32])")]
    [InlineData("dense_units != []")]
    [InlineData("depth = 2")]
    [InlineData("bidirectional = false")]
    [InlineData("mask_padding != true")]
    [InlineData("learning_rate = 1e-3")]
    [InlineData("learning_rate <= .001")]
    [InlineData("dropout >= 0.5 and dropout < 0.50001")]
    [InlineData("val_accuracy > 0.8")]
    [InlineData("val_loss = 0.5 and train_loss = 0.25 and train_accuracy = 0.9")]
    [InlineData("seed = 2 and trial = 17")]
    [InlineData("seed in (1, 2)")]
    [InlineData("state = completed")]
    [InlineData("parameters > 49356 and parameters < 5e4")]
    [InlineData("seconds_per_epoch<2")]
    [InlineData("not (model = lstm or model = gru)")]
    [InlineData("model = lstm and val_accuracy > 0.8 or units = [64,32]")]
    [InlineData("NOT model = lstm AND seed = 2")]
    [InlineData("((seed = 2))")]
    public void Matches(string expression) => Assert.True(TrialFilter.Parse(expression).Matches(Row));

    [Theory]
    [InlineData("model = lstm")]
    [InlineData("units = [32, 64]")]
    [InlineData("val_accuracy > 0.8125")]
    [InlineData("not model = simple_rnn")]
    [InlineData("model = lstm and (val_accuracy > 0.8 or units = [64,32])")]
    [InlineData("not seed = 2 or trial = 1")]
    public void Does_not_match(string expression) => Assert.False(TrialFilter.Parse(expression).Matches(Row));

    [Theory]
    [InlineData("val_accuracy > 0", false)]
    [InlineData("val_accuracy != 0", false)]
    [InlineData("parameters in (1, 2)", false)]
    [InlineData("not val_accuracy > 0", true)]
    [InlineData("state = queued", true)]
    public void What_is_not_there_yet_compares_false(string expression, bool expected) =>
        Assert.Equal(expected, TrialFilter.Parse(expression).Matches(Waiting));

    [Fact]
    public void Not_a_number_compares_false() =>
        Assert.False(TrialFilter.Parse("val_loss != 1").Matches(Row with { Last = Row.Last!.With("val_loss", double.NaN) }));

    [Theory]
    [InlineData("accuracy > 0.8", 1, "did you mean val_accuracy?")]
    [InlineData("seed = 1 and epoch = 3", 14, "did you mean epochs?")]
    [InlineData("model > lstm", 7, "has no order; compare it with = or !=")]
    [InlineData("units < [64]", 7, "has no order")]
    [InlineData("bidirectional >= false", 15, "has no order")]
    [InlineData("model = lstmm", 9, "Did you mean lstm?")]
    [InlineData("model = 5", 9, "one of lstm, gru")]
    [InlineData("epochs = many", 10, "a number, not many")]
    [InlineData("units = 64", 9, "a list such as [64, 32]")]
    [InlineData("units = [64, x]", 9, "a list such as")]
    [InlineData("bidirectional = yes", 17, "true or false")]
    [InlineData("state = done", 9, "one of queued, running, completed")]
    [InlineData("", 1, "found the end")]
    [InlineData("seed", 5, "Expected one of = != < <= > >= in")]
    [InlineData("seed = ", 8, "a number, not the end")]
    [InlineData("seed = 1 seed = 2", 10, "Expected and, or, or the end")]
    [InlineData("(seed = 1", 10, "Expected ), but found the end")]
    [InlineData("seed = 1)", 9, "found ')'")]
    [InlineData("seed in 1", 9, "Expected ( and the values")]
    [InlineData("seed in (1 2)", 12, "Expected a comma or )")]
    [InlineData("seed = 1 & seed = 2", 10, "'&' has no meaning here")]
    [InlineData("= 3", 1, "Expected the name")]
    public void Mistakes_name_the_column(string expression, int column, string telling)
    {
        var error = Assert.Single(Assert.Throws<SpecException>(() => TrialFilter.Parse(expression)).Errors);

        Assert.Equal(("--where", column), (error.File, error.Column));
        Assert.Contains(telling, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_has_an_end() =>
        Assert.Contains("nested", Assert.Throws<SpecException>(() => TrialFilter.Parse(new string('(', 10_000))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(" or ", "seed = 1")]
    [InlineData(" and ", "seed = 1")]
    [InlineData(" or ", "seed in (1, 2, 3, 4, 5)")]
    public void A_condition_has_only_so_many_terms(string joint, string term) => Assert.Contains(
        "1000 values at most", Assert.Throws<SpecException>(() => TrialFilter.Parse(string.Join(joint, Enumerable.Repeat(term, 1_001)))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_condition_has_only_so_many_characters() => Assert.Contains(
        "50000 characters at most; this has 4000000", Assert.Throws<SpecException>(() => TrialFilter.Parse(new string(' ', 4_000_000))).Message, StringComparison.Ordinal);

    /// <summary>A stack that ends takes the whole process with it, so a small one must do.</summary>
    [Theory]
    [InlineData(" or ")]
    [InlineData(" and ")]
    public void The_longest_condition_needs_little_stack(string joint)
    {
        var filter = TrialFilter.Parse(string.Join(joint, Enumerable.Range(0, 1_000).Select(seed => $"seed {(joint == " or " ? "=" : "!=")} {seed}")));
        var matched = false;
        var asking = new Thread(() => matched = filter.Matches(new TrialRow { Id = new TrialId("s", 1), Hyperparameters = new Hyperparameters(), SeedNumber = joint == " or " ? 0 : 1_000, Sweeps = 1 }), 64 * 1024);
        asking.Start();
        asking.Join();

        Assert.True(matched);
    }

    [Fact]
    public void It_shows_as_it_was_written() => Assert.Equal("seed = 1", TrialFilter.Parse("seed = 1").ToString());
}
