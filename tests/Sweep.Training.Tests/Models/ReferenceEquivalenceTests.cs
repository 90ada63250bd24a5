using Sweep.Contracts.Specs;
using Sweep.Training.Checkpoints;
using Sweep.Training.Models;
using Sweep.Training.Optimizers;
using Sweep.Training.Tests.Reference;
using Sweep.Training.Trainer;
using TorchSharp;
using static TorchSharp.torch.nn.functional;

namespace Sweep.Training.Tests.Models;

/// <summary>
/// The model, its gradients and three optimiser steps agree with float64 arithmetic written from the equations, for every
/// kind of model, both directions, with and without mask, padded on either side.
/// </summary>
public sealed class ReferenceEquivalenceTests
{
    private const double Tolerance = 1e-5;

    private static readonly int[][] Texts = [[2, 3, 4], [], [5, 1], [6, 2, 2, 3, 4], [3]];
    private static readonly float[] Labels = [1, 0, 1, 0, 1];

    public static TheoryData<ModelKind, bool, bool, SequenceSide, Activation> Cases
    {
        get
        {
            var data = new TheoryData<ModelKind, bool, bool, SequenceSide, Activation>();
            foreach (var kind in Enum.GetValues<ModelKind>())
            {
                foreach (var side in Enum.GetValues<SequenceSide>())
                {
                    data.Add(kind, false, false, side, Activation.Tanh);
                    if (kind is not (ModelKind.Flatten or ModelKind.Conv1d))
                        data.Add(kind, false, true, side, Activation.Relu);
                    if (kind is ModelKind.Lstm or ModelKind.Gru or ModelKind.SimpleRnn)
                    {
                        data.Add(kind, true, false, side, Activation.Sigmoid);
                        data.Add(kind, true, true, side, Activation.Elu);
                    }
                }
            }

            data.Add(ModelKind.Pooling, false, false, SequenceSide.Pre, Activation.Selu);
            data.Add(ModelKind.Pooling, false, false, SequenceSide.Pre, Activation.Gelu);
            data.Add(ModelKind.Pooling, false, false, SequenceSide.Pre, Activation.Swish);
            data.Add(ModelKind.Pooling, false, false, SequenceSide.Pre, Activation.Linear);
            return data;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Outputs_gradients_and_three_Adam_steps_agree(ModelKind kind, bool bidirectional, bool mask, SequenceSide side, Activation activation)
    {
        var h = Configuration(kind) with { Bidirectional = bidirectional, MaskPadding = mask, Padding = side, Activation = activation };

        Compare(h, new ReferenceAdam(h.LearningRate));
    }

    [Fact]
    public void Three_steps_of_RMSprop_agree() => Compare(Configuration(ModelKind.Lstm) with { Optimizer = OptimizerKind.Rmsprop }, new ReferenceRmsProp(0.001));

    [Fact]
    public void Three_steps_of_gradient_descent_agree() => Compare(Configuration(ModelKind.Lstm) with { Optimizer = OptimizerKind.Sgd }, new ReferenceSgd(0.001));

    private static void Compare(Hyperparameters h, ReferenceOptimizer referenceOptimizer)
    {
        torch.set_num_threads(1);
        using var scope = torch.NewDisposeScope();
        using var model = new TextClassifier(h, torch.CPU);
        model.Initialize(seed: 4);
        Enlarge(model);
        using var optimizer = OptimizerFactory.Create(h, model.Weights);
        var padded = Texts.Select(text => Padded(text, h)).ToArray();
        using var rows = new TokenRows([.. padded.SelectMany(row => row)], Labels, h, torch.CPU);
        var reference = new ReferenceModel(Architecture(h), Read(model, h, w => w));
        double[] labels = [.. Labels.Select(label => (double)label)];

        for (var step = 0; step < 3; step++)
        {
            var (batch, targets) = rows.Take([0, 1, 2, 3, 4]);
            var logits = model.Logits(batch);
            var loss = binary_cross_entropy_with_logits(logits, targets);
            loss.backward();

            var expectedLogits = reference.Logits(padded);
            var (expectedLoss, expectedGradients) = reference.LossAndGradients(padded, labels);
            Agree("logits", expectedLogits, [.. logits.detach().data<float>().Select(v => (double)v)]);
            Agree("loss", [expectedLoss], [loss.item<float>()]);
            foreach (var (name, gradient) in Read(model, h, w => w.grad!))
                Agree($"gradient of {name} in step {step}", expectedGradients[name], gradient);

            optimizer.Step();
            reference.TrainStep(padded, labels, referenceOptimizer);
            foreach (var (name, weight) in Read(model, h, w => w))
                Agree($"{name} after step {step}", reference.Weights[name], weight);
        }
    }

    private static Hyperparameters Configuration(ModelKind kind) => Hyperparameters.Default with
    {
        Model = kind, Units = [4, 3], DenseUnits = [3], EmbeddingDim = 3, VocabSize = 7, MaxLength = 6,
    };

    private static ReferenceArchitecture Architecture(Hyperparameters h) => new(HyperparameterSchema.NameOf(h.Model))
    {
        Units = [.. h.Units],
        DenseUnits = [.. h.DenseUnits],
        Bidirectional = h.Bidirectional,
        MaskPadding = h.MaskPadding,
        Activation = HyperparameterSchema.NameOf(h.Activation),
    };

    /// <summary>Fresh embeddings are so small that gradients would drown in rounding; biases must not all be zero.</summary>
    private static void Enlarge(TextClassifier model)
    {
        using var _ = torch.no_grad();
        model.Weights[0].Value.mul_(20);
        foreach (var bias in model.Weights.Where(w => w.Name.Contains("bias", StringComparison.Ordinal)))
            bias.Value.add_(torch.linspace(-0.3, 0.4, bias.Value.numel()));
    }

    private static Dictionary<string, double[]> Read(TextClassifier model, Hyperparameters h, Func<torch.Tensor, torch.Tensor> what) =>
        ReferenceWeights.From(model.Weights.Select(w => TensorArrays.Copy(w.Name, what(w.Value))), h.Model is ModelKind.Gru);

    private static int[] Padded(int[] text, Hyperparameters h)
    {
        var padding = new int[h.MaxLength - text.Length];
        return h.Padding is SequenceSide.Pre ? [.. padding, .. text] : [.. text, .. padding];
    }

    /// <summary>Relative to the array's largest number, since single ones may be next to zero.</summary>
    private static void Agree(string what, double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = expected.Max(Math.Abs);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= Tolerance * scale, $"{what}[{i}] is {actual[i]:R}, not {expected[i]:R}");
    }
}
