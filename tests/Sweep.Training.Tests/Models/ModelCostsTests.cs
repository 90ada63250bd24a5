using Sweep.Contracts.Specs;
using Sweep.Training.Models;

namespace Sweep.Training.Tests.Models;

public sealed class ModelCostsTests
{
    // A step of an LSTM costs 4u(u + i), of a GRU 3u(u + i), of a simple RNN u(u + i); a convolution 5·i·filters a position.
    [Theory]
    [InlineData(ModelKind.Lstm, false, 50 * 32_768 + 198)]
    [InlineData(ModelKind.Lstm, true, 50 * 2 * (20_480 + 20_480) + 390)]
    [InlineData(ModelKind.Gru, false, 50 * (15_360 + 9_216) + 198)]
    [InlineData(ModelKind.Gru, true, 50 * 2 * (15_360 + 15_360) + 390)]
    [InlineData(ModelKind.SimpleRnn, false, 50 * (5_120 + 3_072) + 198)]
    [InlineData(ModelKind.Pooling, false, 102)]
    [InlineData(ModelKind.Flatten, false, 4_806)]
    [InlineData(ModelKind.Conv1d, false, 50 * 5_120 + 390)]
    public void The_plain_layers_multiply_at_every_position(ModelKind kind, bool bidirectional, long expected) =>
        Assert.Equal(expected, ModelCosts.Plain(Hyperparameters.Default with { Model = kind, Bidirectional = bidirectional }));

    [Fact]
    public void The_courses_model_takes_1638598_multiply_adds_for_fifty_words() => Assert.Equal(1_638_598, ModelCosts.Plain(Hyperparameters.Default));

    [Fact]
    public void Masks_and_dropout_save_the_plain_layers_nothing() =>
        Assert.Equal(1_638_598, ModelCosts.Plain(Hyperparameters.Default with { MaskPadding = true, Dropout = 0.5 }));

    [Fact]
    public void More_layers_repeat_the_last_ones_units() =>
        Assert.Equal(50 * (32_768 + 8_192) + 32, ModelCosts.Plain(Hyperparameters.Default with { Depth = 3, DenseUnits = [] }));

    // Texts of one and three words in four positions. A step of the first layer costs 4·2·(2 + 1) = 24, of a second
    // 4·2·(2 + 2) = 32, the output 2 a text. Positions before words: four words, and three of padding read once for both.
    [Theory]
    [InlineData("one layer", SequenceSide.Pre, false, 0, 7 * 24 + 4)]
    [InlineData("one layer", SequenceSide.Post, false, 0, 8 * 24 + 4)]
    [InlineData("one layer", SequenceSide.Pre, true, 0, 4 * 24 + 4)]
    [InlineData("one layer", SequenceSide.Post, true, 0, 4 * 24 + 4)]
    [InlineData("two layers", SequenceSide.Pre, false, 0, 7 * (24 + 32) + 4)]
    [InlineData("two layers", SequenceSide.Pre, false, 0.5, 7 * 24 + 8 * 32 + 4)]
    [InlineData("two layers", SequenceSide.Pre, true, 0.5, 4 * (24 + 32) + 4)]
    [InlineData("both directions", SequenceSide.Pre, false, 0, (7 + 8) * 24 + 8)]
    [InlineData("both directions", SequenceSide.Post, false, 0, (8 + 7) * 24 + 8)]
    public void Packed_layers_skip_padding_where_they_can(string layers, SequenceSide side, bool mask, double dropout, long expected) =>
        Assert.Equal(expected, Computed(layers, side, mask, dropout, packed: true));

    // The one position of padding that both rows have is computed once; masked rows are computed up to the longest.
    [Theory]
    [InlineData("one layer", SequenceSide.Pre, false, 0, (1 + 2 * 3) * 24 + 4)]
    [InlineData("one layer", SequenceSide.Post, false, 0, 8 * 24 + 4)]
    [InlineData("one layer", SequenceSide.Pre, true, 0, 6 * 24 + 4)]
    [InlineData("two layers", SequenceSide.Pre, false, 0, 7 * (24 + 32) + 4)]
    [InlineData("two layers", SequenceSide.Pre, false, 0.5, 7 * 24 + 8 * 32 + 4)]
    [InlineData("both directions", SequenceSide.Pre, false, 0, (7 + 8) * 24 + 8)]
    [InlineData("both directions", SequenceSide.Post, false, 0, (8 + 7) * 24 + 8)]
    public void Padded_layers_share_what_all_rows_have(string layers, SequenceSide side, bool mask, double dropout, long expected) =>
        Assert.Equal(expected, Computed(layers, side, mask, dropout, packed: false));

    [Theory, InlineData(ModelKind.Pooling), InlineData(ModelKind.Flatten), InlineData(ModelKind.Conv1d)]
    public void Other_models_compute_what_plain_layers_do(ModelKind kind)
    {
        var h = Hyperparameters.Default with { Model = kind, MaxLength = 4 };

        Assert.Equal(2 * ModelCosts.Plain(h), ModelCosts.Computed(h, Texts(h), packed: true));
    }

    private static long Computed(string layers, SequenceSide side, bool mask, double dropout, bool packed)
    {
        var h = Hyperparameters.Default with
        {
            Units = layers == "two layers" ? [2, 2] : [2], Bidirectional = layers == "both directions", DenseUnits = [], EmbeddingDim = 1, MaxLength = 4,
            Padding = side, MaskPadding = mask, Dropout = dropout,
        };
        return ModelCosts.Computed(h, Texts(h), packed);
    }

    private static TextRows Texts(Hyperparameters h) =>
        new([], [0, 1], [1, 3], h.MaxLength, PaddingFirst: h.Padding is SequenceSide.Pre && !h.MaskPadding, Masked: h.MaskPadding);
}
