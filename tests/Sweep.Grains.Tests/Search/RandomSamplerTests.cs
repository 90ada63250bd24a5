using FsCheck.Xunit;
using Sweep.Contracts.Specs;
using Sweep.Grains.Search;

namespace Sweep.Grains.Tests.Search;

public sealed class RandomSamplerTests : SamplerContract
{
    private protected override SearchMethod Method => SearchMethod.Random;

    // Spreads far beyond the limits, so that the contract sees the clamping too.
    private protected override IReadOnlyList<ParameterSpec> Parameters =>
    [
        Space.Choice("model", ParameterValue.From("lstm"), ParameterValue.From("flatten")),
        Space.Range("units", Distribution.Constant, 0, 0) with { Values = [ParameterValue.From([8, 4])] },
        Space.Normal("dropout", Distribution.Normal, 0.5, 5),
        Space.Normal("learning_rate", Distribution.LogNormal, 0, 9),
        Space.Normal("epochs", Distribution.QNormal, 0, 50, 10),
        Space.Normal("batch_size", Distribution.QLogNormal, 5, 20, 1),
        Space.Range("vocab_size", Distribution.QLogUniformValues, 3, 5000, 100),
        Space.Range("max_length", Distribution.IntUniform, 1, 200),
    ];

    [Fact]
    public void It_has_no_end() => Assert.Null(Space.Sampler(SearchMethod.Random, Parameters).Count);

    [Fact]
    public void Other_seeds_give_other_draws() =>
        Assert.NotEqual(Space.Sampler(SearchMethod.Random, 1, Parameters).Propose(0), Space.Sampler(SearchMethod.Random, 2, Parameters).Propose(0));

    [Fact]
    public void Draws_are_seeded_by_the_sweeps_name_unless_the_spec_says_by_what()
    {
        SweepSpec Sweep(string name, string? drawnBy) => new()
        {
            Name = name,
            Method = SearchMethod.Random,
            DrawnBy = drawnBy,
            Parameters = [Space.Range("max_length", Distribution.IntUniform, 1, 10_000)],
        };
        int[] Draws(SweepSpec sweep) =>
            [.. Enumerable.Range(0, 10).Select(i => Samplers.Create(new StudySpec { Name = sweep.Name, Sweeps = [sweep] }, sweep).Propose(i).MaxLength)];

        Assert.Equal(Draws(Sweep("x", "")), Draws(Sweep("y", "")));
        Assert.NotEqual(Draws(Sweep("x", null)), Draws(Sweep("y", null)));
        Assert.Equal(Draws(Sweep("x", null)), Draws(Sweep("y", "x")));
    }

    [Fact]
    public void A_draw_does_not_depend_on_the_other_parameters()
    {
        var alone = Space.Sampler(SearchMethod.Random, [.. Parameters.Where(p => p.Key == "max_length")]);
        var together = Space.Sampler(SearchMethod.Random, Parameters);

        Assert.All(Enumerable.Range(0, 20), i => Assert.Equal(together.Propose(i).MaxLength, alone.Propose(i).MaxLength));
    }

    [Fact]
    public void A_known_seed_gives_known_draws()
    {
        var sampler = Space.Sampler(SearchMethod.Random, Space.Range("max_length", Distribution.IntUniform, 1, 10_000));

        Assert.Equal(KnownDraws, Enumerable.Range(0, 5).Select(i => sampler.Propose(i).MaxLength));
    }

    [Property]
    public void Draws_stay_in_their_range(long seed, byte low, byte width, int index)
    {
        var (min, max) = (1.0 + low, 1.0 + low + width);
        var sampler = Space.Sampler(SearchMethod.Random, seed,
        [
            Space.Range("epochs", Distribution.IntUniform, min, max),
            Space.Range("batch_size", Distribution.QLogUniformValues, min, max, 1),
            Space.Range("learning_rate", Distribution.LogUniformValues, min / 1000, max / 1000),
            Space.Range("dropout", Distribution.Uniform, min / 1000, max / 1000),
            Space.Range("validation_split", Distribution.InvLogUniformValues, min / 1000, max / 1000),
        ]);

        var drawn = sampler.Propose(Math.Abs((long)index));

        Assert.InRange(drawn.Epochs, min, max);
        Assert.InRange(drawn.BatchSize, min, max);
        Assert.InRange(drawn.LearningRate, min / 1000, max / 1000);
        Assert.InRange(drawn.Dropout, min / 1000, max / 1000);
        Assert.InRange(drawn.ValidationSplit, min / 1000, max / 1000);
    }

    // Worked out by a separate program from the published algorithms: SHA-256, SplitMix64, xoshiro256**, Lemire's method.
    private static readonly int[] KnownDraws = [322, 7007, 8302, 3231, 6211];
}
