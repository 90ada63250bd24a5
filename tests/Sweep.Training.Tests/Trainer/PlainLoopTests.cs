using Sweep.Contracts.Randomness;
using Sweep.Contracts.Specs;
using Sweep.Testing;
using Sweep.Training.Data;
using Sweep.Training.Models;
using Sweep.Training.Optimizers;
using Sweep.Training.Tests.Data;
using Sweep.Training.Text;
using Sweep.Training.Trainer;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Sweep.Training.Tests.Trainer;

/// <summary>
/// Training without padding learns what the plain loop over whole padded rows learns, on real reviews. Adam turns the
/// rounding of gradients next to zero into whole steps, so any two orders of the same additions part after some epochs:
/// later in float64, sooner in float32.
/// </summary>
public sealed class PlainLoopTests
{
    [Fact]
    public void Epochs_in_float64_have_the_losses_of_the_plain_loop() =>
        Compare(50, epochs: TestLength.Of(brief: 3, full: 10), ScalarType.Float64, 1e-6);

    [Theory, InlineData(50), InlineData(120)]
    public void The_first_epochs_in_float32_have_the_losses_of_the_plain_loop(int maxLength) =>
        Compare(maxLength, epochs: 3, ScalarType.Float32, 1e-4);

    private static void Compare(int maxLength, int epochs, ScalarType dtype, double tolerance)
    {
        var h = Hyperparameters.Default with { MaxLength = maxLength, Epochs = epochs };
        var dataset = new DatasetSpec(SharedData.Require("uci-sentiment"));
        var catalog = new DatasetCatalog(new DataOptions { CacheFolder = Path.Combine(Path.GetTempPath(), "sweep-tests-data") });
        var text = new EncodedTextCache(catalog).Get(dataset, catalog.Load(dataset).Fingerprint, 1, h);

        var losses = Losses(h, text, dtype, packed: true);
        var plain = Losses(h, text, dtype, packed: false);

        Assert.All(plain.Zip(losses), pair => Assert.InRange(pair.Second, pair.First * (1 - tolerance), pair.First * (1 + tolerance)));
        Assert.True(losses[^1] < 0.6, $"the last loss is {losses[^1]}, so little was learned that little was compared");
    }

    private static List<double> Losses(Hyperparameters h, EncodedText text, ScalarType dtype, bool packed)
    {
        set_num_threads(1);
        using var model = new TextClassifier(h, CPU, dtype, packed);
        model.Initialize(4);
        using var optimizer = OptimizerFactory.Create(h, model.Weights);
        using var rows = new TokenRows(text.TrainingTokens, text.TrainingLabels, h, CPU);
        var order = Enumerable.Range(0, rows.Count).ToArray();
        var random = new SeededRandom(3);
        var losses = new List<double>();
        for (var epoch = 0; epoch < h.Epochs; epoch++)
        {
            random.Shuffle<int>(order);
            var sum = 0.0;
            foreach (var batchRows in order.Chunk(h.BatchSize))
            {
                using var scope = NewDisposeScope();
                var (batch, labels) = rows.Take(batchRows);
                var loss = binary_cross_entropy_with_logits(model.Logits(batch with { SharedPadding = 0 }), labels.to(dtype));
                loss.backward();
                optimizer.Step();
                sum += loss.to(ScalarType.Float64).item<double>() * batchRows.Length;
            }

            losses.Add(sum / rows.Count);
        }

        return losses;
    }
}
