namespace Sweep.Training.Tests.Reference;

/// <summary>The reference's derivatives against central differences of its loss.</summary>
public sealed class ReferenceGradientTests
{
    private const double Distance = 1e-5;
    private const double Tolerance = 1e-6;

    public static TheoryData<string, bool, bool> RecurrentKinds =>
        new MatrixTheoryData<string, bool, bool>(["lstm", "gru", "simple_rnn"], [false, true], [false, true]);

    public static TheoryData<string, bool> OtherKinds =>
        new MatrixTheoryData<string, bool>(["pooling", "flatten", "conv1d"], [false, true]);

    [Theory, MemberData(nameof(RecurrentKinds))]
    public void One_recurrent_layer_has_the_derivatives_of_its_loss(string model, bool bidirectional, bool mask) =>
        Check(new(model) { Bidirectional = bidirectional, MaskPadding = mask, Activation = "tanh" });

    [Theory, MemberData(nameof(RecurrentKinds))]
    public void Two_recurrent_layers_have_the_derivatives_of_their_loss(string model, bool bidirectional, bool mask) =>
        Check(new(model) { Bidirectional = bidirectional, MaskPadding = mask, Units = [3, 2], Activation = "tanh" });

    [Theory, MemberData(nameof(OtherKinds))]
    public void A_model_without_recurrence_has_the_derivatives_of_its_loss(string model, bool mask) =>
        Check(new(model) { MaskPadding = mask, Activation = "tanh" });

    [Theory]
    [InlineData("linear")]
    [InlineData("relu")]
    [InlineData("tanh")]
    [InlineData("sigmoid")]
    [InlineData("elu")]
    [InlineData("selu")]
    [InlineData("gelu")]
    [InlineData("swish")]
    public void Dense_layers_have_the_derivatives_of_their_loss(string activation) =>
        Check(new("pooling") { Activation = activation, DenseUnits = [5, 4] });

    [Fact]
    public void A_model_with_no_dense_layer_has_the_derivatives_of_its_loss() => Check(new("lstm") { DenseUnits = [] });

    private static void Check(ReferenceArchitecture architecture)
    {
        var model = new ReferenceModel(architecture, ReferenceExamples.Weights(architecture));
        var (_, gradients) = model.LossAndGradients(ReferenceExamples.Tokens, ReferenceExamples.Labels);

        foreach (var p in model.Parameters)
        {
            for (var i = 0; i < p.Values.Length; i++)
                Assert.True(Math.Abs(Difference(model, p, i) - gradients[p.Name][i]) < Tolerance, $"{p.Name}[{i}]");
            Assert.Contains(gradients[p.Name], g => g != 0);
        }
    }

    private static double Difference(ReferenceModel model, ReferenceParameter p, int i)
    {
        var value = p.Values[i];
        p.Values[i] = value + Distance;
        var (above, _) = model.LossAndGradients(ReferenceExamples.Tokens, ReferenceExamples.Labels);
        p.Values[i] = value - Distance;
        var (below, _) = model.LossAndGradients(ReferenceExamples.Tokens, ReferenceExamples.Labels);
        p.Values[i] = value;
        return (above - below) / (2 * Distance);
    }
}
