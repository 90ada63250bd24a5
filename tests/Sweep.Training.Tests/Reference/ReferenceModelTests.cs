namespace Sweep.Training.Tests.Reference;

public sealed class ReferenceModelTests
{
    private static readonly ReferenceArchitecture Course = new("lstm")
    {
        VocabSize = 1000, EmbeddingDim = 16, MaxLength = 50, Units = [64, 32], DenseUnits = [6],
    };

    [Theory]
    [InlineData("lstm", false, 16000 + 20736 + 12416 + 198 + 7)]
    [InlineData("lstm", true, 16000 + 41472 + 41216 + 390 + 7)]
    [InlineData("gru", false, 16000 + 15744 + 9408 + 198 + 7)]
    [InlineData("simple_rnn", false, 16000 + 5184 + 3104 + 198 + 7)]
    [InlineData("pooling", false, 16000 + 102 + 7)]
    [InlineData("flatten", false, 16000 + 4806 + 7)]
    [InlineData("conv1d", false, 16000 + 5184 + 390 + 7)]
    public void Models_have_as_many_parameters_as_in_Keras(string model, bool bidirectional, int expected) =>
        Assert.Equal(expected, new ReferenceModel(Course with { Model = model, Bidirectional = bidirectional }).Parameters.Sum(p => p.Values.Length));

    [Fact]
    public void A_model_of_zeros_is_undecided_and_only_its_output_bias_has_a_gradient()
    {
        var model = new ReferenceModel(new("lstm"));

        var (loss, gradients) = model.LossAndGradients(ReferenceExamples.Tokens, [1, 1, 1, 0]);

        Assert.Equal(Math.Log(2), loss, 1e-15);
        Assert.Equal(-0.25, gradients["output.bias"][0], 1e-15);
        Assert.All(gradients.Where(g => g.Key != "output.bias"), g => Assert.All(g.Value, value => Assert.Equal(0, value)));
    }

    [Fact]
    public void The_loss_is_finite_however_sure_the_model_is_of_the_wrong_label()
    {
        var model = new ReferenceModel(new("pooling"));
        model.Parameters.Single(p => p.Name == "output.bias").Values[0] = 800;

        Assert.Equal(800, model.LossAndGradients([[1]], [0]).Loss);
        Assert.Equal(0, model.LossAndGradients([[1]], [1]).Loss);
    }

    [Fact]
    public void Training_learns_four_rows_by_heart()
    {
        var architecture = new ReferenceArchitecture("gru") { Bidirectional = true, Activation = "tanh" };
        var model = new ReferenceModel(architecture, ReferenceExamples.Weights(architecture));
        var adam = new ReferenceAdam(0.05);

        for (var step = 0; step < 100; step++)
            model.TrainStep(ReferenceExamples.Tokens, ReferenceExamples.Labels, adam);

        Assert.True(model.LossAndGradients(ReferenceExamples.Tokens, ReferenceExamples.Labels).Loss < 0.01);
    }

    [Fact]
    public void Weights_that_do_not_fit_are_refused()
    {
        var weights = ReferenceExamples.Weights(new("lstm"));

        Assert.Throws<ArgumentException>(() => new ReferenceModel(new("gru"), weights));
        Assert.Throws<ArgumentException>(() => new ReferenceModel(new("lstm") { Units = [5] }, weights));
    }
}
