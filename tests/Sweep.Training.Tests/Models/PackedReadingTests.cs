using Sweep.Contracts.Randomness;
using Sweep.Contracts.Specs;
using Sweep.Training.Models;
using Sweep.Training.Trainer;
using static TorchSharp.torch;

namespace Sweep.Training.Tests.Models;

/// <summary>
/// Leaving padding out changes nothing: in float64, loss and gradients on random ragged texts are those of libtorch's
/// own layers over whole padded rows.
/// </summary>
public sealed class PackedReadingTests
{
    private const double Tolerance = 1e-10;
    private const int Examples = 12;

    public static TheoryData<ModelKind, bool, bool, SequenceSide> Settings
    {
        get
        {
            var data = new TheoryData<ModelKind, bool, bool, SequenceSide>();
            foreach (var kind in new[] { ModelKind.Lstm, ModelKind.Gru, ModelKind.SimpleRnn })
            {
                foreach (var side in Enum.GetValues<SequenceSide>())
                {
                    foreach (var bidirectional in new[] { false, true })
                    {
                        data.Add(kind, bidirectional, false, side);
                        data.Add(kind, bidirectional, true, side);
                    }
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Settings))]
    public void Loss_and_gradients_equal_those_of_whole_rows(ModelKind kind, bool bidirectional, bool mask, SequenceSide side)
    {
        set_num_threads(1);
        var random = new SeededRandom(5);
        for (var example = 0; example < Examples; example++)
        {
            var h = RandomShape(random) with { Model = kind, Bidirectional = bidirectional, MaskPadding = mask, Padding = side };
            using var scope = NewDisposeScope();
            using var rows = RandomRows(random, h);

            var (loss, gradients) = Run(h, rows, packed: true);
            var (wholeLoss, wholeGradients) = Run(h, rows, packed: false);

            Close(h, [wholeLoss], [loss]);
            foreach (var (whole, packed) in wholeGradients.Zip(gradients))
                Close(h, whole, packed);
        }
    }

    [Fact]
    public void A_row_of_padding_and_words_from_their_first_on_is_all_that_is_read()
    {
        var rows = new TextRows([0, 0, 7, 8, 0, 0, 0, 9], [0, 1], [2, 1], Positions: 4, PaddingFirst: true, Masked: false);

        var reading = new Readings(rows).OfTokens();

        Assert.Equal([(0, 1), (0, 1), (0, 2), (1, 3)], reading.Schedule.Steps.Select(step => (step.First, step.End)));
        Assert.Equal([0, 0, 0, 7, 8, 9], reading.Tokens().data<long>());
    }

    [Fact]
    public void Masked_rows_are_read_while_they_have_words_from_either_end()
    {
        var rows = new TextRows([9, 0, 0, 7, 8, 0], [0, 1], [1, 2], Positions: 3, PaddingFirst: false, Masked: true);
        var readings = new Readings(rows);

        Assert.Equal([7, 9, 8], readings.OfTokens().Tokens().data<long>());
        Assert.Equal([8, 9, 7], readings.Choose(backwards: true, alike: false).Tokens().data<long>());
    }

    private static Hyperparameters RandomShape(SeededRandom random)
    {
        var depth = 1 + (int)random.NextBelow(3);
        return Hyperparameters.Default with
        {
            Units = [.. Enumerable.Range(0, depth).Select(_ => 1 + (int)random.NextBelow(37))],
            EmbeddingDim = 1 + (int)random.NextBelow(20),
            DenseUnits = [3],
            Activation = Activation.Tanh,
            VocabSize = 30,
            MaxLength = 1 + (int)random.NextBelow(24),
        };
    }

    /// <summary>Rows of any length from none to all positions.</summary>
    private static TokenRows RandomRows(SeededRandom random, Hyperparameters h)
    {
        var count = 1 + (int)random.NextBelow(20);
        var tokens = new int[count * h.MaxLength];
        for (var row = 0; row < count; row++)
        {
            var length = (int)random.NextBelow(h.MaxLength + 1);
            var start = row * h.MaxLength + (h.Padding is SequenceSide.Pre ? h.MaxLength - length : 0);
            for (var i = 0; i < length; i++)
                tokens[start + i] = 1 + (int)random.NextBelow(h.VocabSize - 1);
        }

        return new TokenRows(tokens, [.. Enumerable.Range(0, count).Select(_ => (float)random.NextBelow(2))], h, CPU);
    }

    private static (double Loss, List<double[]> Gradients) Run(Hyperparameters h, TokenRows rows, bool packed)
    {
        using var model = new TextClassifier(h, CPU, ScalarType.Float64, packed);
        model.Initialize(3);
        var (batch, labels) = rows.Take([.. Enumerable.Range(0, rows.Count)]);
        var loss = nn.functional.binary_cross_entropy_with_logits(model.Logits(batch with { SharedPadding = 0 }), labels.to(ScalarType.Float64));
        loss.backward();
        return (loss.item<double>(), [.. model.Weights.Select(w => (double[])[.. (w.Value.grad ?? zeros_like(w.Value)).data<double>()])]);
    }

    /// <summary>Relative to the array's largest number, since single ones may be next to zero.</summary>
    private static void Close(Hyperparameters h, double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = Math.Max(1e-6, expected.Max(Math.Abs));
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= Tolerance * scale, $"{actual[i]:R}, not {expected[i]:R}, with {h}");
    }
}
