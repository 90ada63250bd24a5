using Sweep.Contracts.Specs;
using Sweep.Training.Models;
using Sweep.Training.Tests.Trainer;
using TorchSharp;

namespace Sweep.Training.Tests.Models;

/// <summary>Computing common padding once must not change what is computed.</summary>
public sealed class SharedPaddingTests
{
    public static TheoryData<ModelKind, bool, SequenceSide> Cases
    {
        get
        {
            var data = new TheoryData<ModelKind, bool, SequenceSide>();
            foreach (var kind in Enum.GetValues<ModelKind>())
            {
                foreach (var side in Enum.GetValues<SequenceSide>())
                {
                    data.Add(kind, false, side);
                    data.Add(kind, true, side);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Outputs_and_gradients_are_those_of_whole_rows(ModelKind kind, bool bidirectional, SequenceSide side)
    {
        var h = ToyRun.Small with { Model = kind, Bidirectional = bidirectional, Padding = side };
        var text = ToyTexts.Create(h);
        using var rows = new Training.Trainer.TokenRows(text.TrainingTokens, text.TrainingLabels, h, torch.CPU);
        using var model = new TextClassifier(h, torch.CPU, packed: false);
        model.Initialize(3);

        var (batch, _) = rows.Take([0, 1, 2, 3, 4, 5]);
        Assert.True(batch.SharedPadding > 0);
        var (logits, gradients) = Run(model, batch);
        var (wholeLogits, wholeGradients) = Run(model, batch with { SharedPadding = 0 });

        Close(wholeLogits, logits);
        foreach (var (whole, shared) in wholeGradients.Zip(gradients))
            Close(whole, shared);
    }

    private static (float[] Logits, List<float[]> Gradients) Run(TextClassifier model, TokenBatch batch)
    {
        foreach (var weight in model.Weights)
            weight.Value.grad?.zero_();
        var logits = model.Logits(batch);
        logits.square().sum().backward();
        return ([.. logits.detach().data<float>()], [.. model.Weights.Select(w => (float[])[.. w.Value.grad!.data<float>()])]);
    }

    private static void Close(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = expected.Max(MathF.Abs) + 1e-6;
        for (var i = 0; i < expected.Length; i++)
            Assert.InRange(actual[i], expected[i] - 1e-5 * scale, expected[i] + 1e-5 * scale);
    }
}
