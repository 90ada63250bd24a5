namespace Sweep.Training.Tests.Reference;

/// <summary>A mask means: as if the padding were not there.</summary>
public sealed class ReferenceMaskTests
{
    public static TheoryData<string, bool> Kinds =>
        new MatrixTheoryData<string, bool>(["lstm", "gru", "simple_rnn", "pooling"], [false, true]);

    [Theory, MemberData(nameof(Kinds))]
    public void A_masked_row_gives_what_the_row_without_its_padding_gives(string kind, bool bidirectional)
    {
        var architecture = new ReferenceArchitecture(kind) { Bidirectional = bidirectional, MaskPadding = true, Units = [3, 2], Activation = "tanh" };
        var model = new ReferenceModel(architecture, ReferenceExamples.Weights(architecture));

        var padded = model.Logits(ReferenceExamples.Tokens);
        var cut = ReferenceExamples.Tokens.Select(row => model.Logits([[.. row.Where(token => token != 0)]])[0]);

        Assert.Equal(cut, padded, (a, b) => Math.Abs(a - b) < 1e-14);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Without_a_mask_padding_is_read(string kind, bool bidirectional)
    {
        var architecture = new ReferenceArchitecture(kind) { Bidirectional = bidirectional, Activation = "tanh" };
        var model = new ReferenceModel(architecture, ReferenceExamples.Weights(architecture));

        Assert.NotEqual(model.Logits([[4, 1, 5]])[0], model.Logits([[0, 0, 0, 4, 1, 5]])[0], 1e-6);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_row_of_padding_alone_gives_a_state_of_zeros(string kind, bool bidirectional)
    {
        var architecture = new ReferenceArchitecture(kind) { Bidirectional = bidirectional, MaskPadding = true, DenseUnits = [] };
        var weights = ReferenceExamples.Weights(architecture);

        Assert.Equal(weights["output.bias"], new ReferenceModel(architecture, weights).Logits([[0, 0, 0]]));
    }

    [Fact]
    public void Both_layers_of_a_stack_carry_their_state_over_a_masked_position_inside_the_text()
    {
        var architecture = new ReferenceArchitecture("lstm") { MaskPadding = true, Units = [3, 2], Activation = "tanh" };
        var model = new ReferenceModel(architecture, ReferenceExamples.Weights(architecture));

        Assert.Equal(model.Logits([[4, 1, 5]])[0], model.Logits([[4, 0, 1, 0, 5]])[0], 1e-14);
    }
}
