using FsCheck.Xunit;
using Sweep.Contracts.Randomness;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Tests.Search;

public sealed class GridSamplerTests : SamplerContract
{
    private protected override SearchMethod Method => SearchMethod.Grid;

    private protected override IReadOnlyList<ParameterSpec> Parameters =>
    [
        Space.Choice("model", ParameterValue.From("gru"), ParameterValue.From("pooling")),
        Space.Range("epochs", Distribution.IntUniform, 1, 3),
        Space.Range("dropout", Distribution.QUniform, 0, 0.5, 0.25),
        Space.Choice("depth", ParameterValue.Null, ParameterValue.From(1)),
    ];

    [Fact]
    public void The_last_parameter_varies_fastest()
    {
        var sampler = Space.Sampler(SearchMethod.Grid, Space.Range("epochs", Distribution.IntUniform, 1, 2), Space.Range("dropout", Distribution.QUniform, 0, 0.2, 0.1));

        var proposals = Enumerable.Range(0, 6).Select(i => sampler.Propose(i)).Select(h => (h.Epochs, h.Dropout));

        Assert.Equal(6, sampler.Count);
        Assert.Equal([(1, 0), (1, 0.1), (1, 0.2), (2, 0), (2, 0.1), (2, 0.2)], proposals);
    }

    [Property]
    public void It_enumerates_the_exact_product_in_order(int seed)
    {
        var random = new SeededRandom(seed);
        string[] keys = ["epochs", "max_length", "vocab_size", "batch_size"];
        var lists = keys.Select(_ => Enumerable.Range(3, 1 + (int)random.NextBelow(4)).ToList()).ToList();
        var sampler = Space.Sampler(
            SearchMethod.Grid, [.. keys.Zip(lists, (key, list) => Space.Choice(key, [.. list.Select(v => ParameterValue.From(v))]))]);

        var expected =
            from epochs in lists[0]
            from length in lists[1]
            from vocabulary in lists[2]
            from batch in lists[3]
            select (epochs, length, vocabulary, batch);

        Assert.Equal(expected, Enumerable.Range(0, (int)sampler.Count!).Select(i => sampler.Propose(i)).Select(h => (h.Epochs, h.MaxLength, h.VocabSize, h.BatchSize)));
    }

    [Fact]
    public void A_space_without_end_is_refused() =>
        Assert.Throws<ArgumentException>(() => Space.Sampler(SearchMethod.Grid, Space.Range("dropout", Distribution.Uniform, 0, 0.5)));
}
