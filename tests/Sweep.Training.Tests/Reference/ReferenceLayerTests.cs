namespace Sweep.Training.Tests.Reference;

/// <summary>Cases worked out by hand. With l = ln 3: sigmoid(l) = 3/4, sigmoid(-l) = 1/4 and tanh(l/2) = 1/2.</summary>
public sealed class ReferenceLayerTests
{
    private static readonly double L = Math.Log(3);

    [Fact]
    public void One_step_of_an_lstm()
    {
        var cell = new ReferenceLstm("cell", 1, 1);
        Set(cell, "cell.kernel", L / 2, -L, L / 4, 0);
        Set(cell, "cell.recurrent_kernel", L / 4, L / 2, 0, L / 2);
        Set(cell, "cell.bias", L / 4, -L / 2, L / 4, L / 2);

        // i = 3/4, f = 1/4, g = 1/2, o = 3/4, so c' = 1/4 * 2 + 3/4 * 1/2.
        var state = cell.Step([1], [1, 2]).State;

        Assert.Equal(0.875, state[1], 1e-15);
        Assert.Equal(0.75 * Math.Tanh(0.875), state[0], 1e-15);
    }

    [Fact]
    public void One_step_of_a_gru_resets_after_the_recurrent_product()
    {
        var cell = new ReferenceGru("cell", 1, 1);
        Set(cell, "cell.kernel", L / 2, -L, L / 8);
        Set(cell, "cell.recurrent_kernel", L / 4, L / 2, L / 2);
        Set(cell, "cell.bias", L / 8, -L / 4, L / 8);
        Set(cell, "cell.recurrent_bias", L / 8, -L / 4, L / 2);

        // z = 3/4, r = 1/4, candidate = tanh(l/4 + 1/4 * l) = 1/2, so h' = 3/4 * 1 + 1/4 * 1/2.
        Assert.Equal(0.875, cell.Step([1], [1]).State[0], 1e-15);
    }

    [Fact]
    public void One_step_of_a_simple_rnn()
    {
        var cell = new ReferenceSimpleRnn("cell", 1, 1);
        Set(cell, "cell.kernel", L);
        Set(cell, "cell.recurrent_kernel", -L);
        Set(cell, "cell.bias", L / 2);

        Assert.Equal(0.5, cell.Step([1], [1]).State[0], 1e-15);
    }

    [Fact]
    public void The_backward_direction_reads_from_the_end_and_leaves_outputs_at_their_positions()
    {
        var cell = new ReferenceSimpleRnn("cell", 1, 1);
        Set(cell, "cell.kernel", 1);
        Set(cell, "cell.recurrent_kernel", 1);
        var text = Sequence(0.1, 0.2, 0.3);

        var every = new ReferenceRecurrent(cell, returnSequences: true, backward: true).Forward(text, null);
        var last = new ReferenceRecurrent(cell, returnSequences: false, backward: true).Forward(text, null);

        var third = Math.Tanh(0.3);
        var second = Math.Tanh(0.2 + third);
        var first = Math.Tanh(0.1 + second);
        Assert.Equal([first, second, third], Numbers(every));
        Assert.Equal([first], Numbers(last));
    }

    [Fact]
    public void A_masked_position_repeats_the_output_before_it()
    {
        var cell = new ReferenceSimpleRnn("cell", 1, 1);
        Set(cell, "cell.kernel", 1);
        var layer = new ReferenceRecurrent(cell, returnSequences: true, backward: false);

        var output = layer.Forward(Sequence(9, 0.2, 9, 0.3), [[false, true, false, true]]);

        Assert.Equal([0, Math.Tanh(0.2), Math.Tanh(0.2), Math.Tanh(0.3)], Numbers(output));
    }

    [Fact]
    public void A_convolution_sees_zeros_beyond_both_ends_and_gives_the_largest_sum()
    {
        var layer = new ReferenceConv1d(1, 2);
        Set(layer.Parameters, "conv.kernel", 1, 0, 2, 0, 3, -1, 4, 0, 5, 0);
        Set(layer.Parameters, "conv.bias", 0.5, 0);

        // Around 1, 10, 100 the sums are 3+40+500, 2+30+400 and 1+20+300; the second filter is never above zero.
        Assert.Equal([543.5, 0], Numbers(layer.Forward(Sequence(1, 10, 100), null)));
    }

    [Fact]
    public void A_masked_mean_leaves_padding_out()
    {
        Assert.Equal([4], Numbers(new ReferencePooling().Forward(Sequence(0, 3, 9), null)));
        Assert.Equal([6], Numbers(new ReferencePooling().Forward(Sequence(0, 3, 9), [[false, true, true]])));
    }

    [Theory]
    [InlineData("relu", -2, 0)]
    [InlineData("linear", -2, -2)]
    [InlineData("sigmoid", 0, 0.5)]
    [InlineData("elu", -1, -0.6321205588285577)]
    [InlineData("selu", -1, -1.1113307378125625)]
    [InlineData("gelu", 1, 0.8413447460685429)]
    [InlineData("gelu", -3, -0.004049694094890284)]
    [InlineData("swish", 1, 0.7310585786300049)]
    public void Activations_have_their_known_values(string name, double x, double expected) =>
        Assert.Equal(expected, ReferenceActivation.Named(name).Value(x), 1e-14);

    private static void Set(IReferenceCell cell, string name, params double[] values) => Set(cell.Parameters, name, values);

    private static void Set(IEnumerable<ReferenceParameter> parameters, string name, params double[] values) =>
        values.CopyTo(parameters.Single(p => p.Name == name).Values, 0);

    private static ReferenceBatch Sequence(params double[] values)
    {
        var batch = new ReferenceBatch(1, values.Length, 1);
        for (var t = 0; t < values.Length; t++)
            batch[0, t][0] = values[t];
        return batch;
    }

    private static IEnumerable<double> Numbers(ReferenceBatch batch) =>
        Enumerable.Range(0, batch.Steps).SelectMany(t => batch[0, t].ToArray());
}
