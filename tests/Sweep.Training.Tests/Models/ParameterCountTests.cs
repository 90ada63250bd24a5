using Sweep.Contracts.Specs;
using Sweep.Training.Models;
using TorchSharp;

namespace Sweep.Training.Tests.Models;

public sealed class ParameterCountTests
{
    [Fact]
    public void The_courses_model_counts_as_Keras_counts_it() =>
        Assert.Equal([16_000, 20_736, 12_416, 198, 7], ModelSummaries.Of(Hyperparameters.Default).Layers.Select(l => l.Parameters));

    // Keras 2: GRU (reset_after) 3·(n·d + n² + 2n), SimpleRNN n·(d + n + 1), Conv1D (5·d + 1)·f; a wrapper doubles them.
    [Theory]
    [InlineData(ModelKind.Gru, false, new long[] { 16_000, 15_744, 9_408, 198, 7 })]
    [InlineData(ModelKind.SimpleRnn, false, new long[] { 16_000, 5_184, 3_104, 198, 7 })]
    [InlineData(ModelKind.Lstm, true, new long[] { 16_000, 41_472, 41_216, 390, 7 })]
    [InlineData(ModelKind.Pooling, false, new long[] { 16_000, 0, 102, 7 })]
    [InlineData(ModelKind.Flatten, false, new long[] { 16_000, 0, 4_806, 7 })]
    [InlineData(ModelKind.Conv1d, false, new long[] { 16_000, 5_184, 0, 390, 7 })]
    public void The_other_models_count_as_Keras_counts_them(ModelKind kind, bool bidirectional, long[] expected) =>
        Assert.Equal(expected, ModelSummaries.Of(Hyperparameters.Default with { Model = kind, Bidirectional = bidirectional }).Layers.Select(l => l.Parameters));

    public static TheoryData<ModelKind, bool> Kinds
    {
        get
        {
            var data = new TheoryData<ModelKind, bool>();
            foreach (var kind in Enum.GetValues<ModelKind>())
            {
                data.Add(kind, false);
                data.Add(kind, true);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_summary_counts_what_is_trained(ModelKind kind, bool bidirectional)
    {
        var h = Hyperparameters.Default with { Model = kind, Bidirectional = bidirectional, Depth = 3, DenseUnits = [5, 4] };
        using var model = new TextClassifier(h, torch.CPU);

        Assert.Equal(model.Weights.Sum(w => w.Value.numel()), ModelSummaries.Of(h).Parameters);
    }

    [Fact]
    public void The_summary_reads_like_Keras_own()
    {
        var layers = ModelSummaries.Of(Hyperparameters.Default with { Dropout = 0.2 }).Layers;

        Assert.Equal(
            ["embedding (Embedding) (None, 50, 16)", "lstm (LSTM) (None, 50, 64)", "dropout (Dropout) (None, 50, 64)", "lstm_1 (LSTM) (None, 32)",
             "dropout_1 (Dropout) (None, 32)", "dense (Dense) (None, 6)", "output (Dense, sigmoid) (None, 1)"],
            layers.Select(l => $"{l.Name} {l.OutputShape}"));
    }
}
