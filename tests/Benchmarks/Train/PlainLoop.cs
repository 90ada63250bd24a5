using System.Diagnostics;
using Sweep.Contracts.Specs;
using Sweep.Training.Text;
using static TorchSharp.torch;

namespace Sweep.Benchmarks.Train;

/// <summary>The peer: libtorch's own layers over shuffled batches padded to max_length, with torch's Adam.</summary>
internal static class PlainLoop
{
    private const int Epochs = 3;

    /// <summary>Wall time of the fastest epoch after the first, training and validation together.</summary>
    public static double SecondsPerEpoch(EncodedText text, Hyperparameters h) => Run(text, h with { Epochs = Epochs }).Skip(1).Min();

    /// <summary>Trains the whole of a configuration.</summary>
    /// <returns>Wall time of each epoch, training and validation together.</returns>
    public static IReadOnlyList<double> Run(EncodedText text, Hyperparameters h)
    {
        using var scope = NewDisposeScope();
        using var model = new PlainModel(h);
        using var optimizer = optim.Adam(model.parameters(), h.LearningRate);
        var (tokens, labels) = Tensors(text.TrainingTokens, text.TrainingLabels, h);
        var (validationTokens, validationLabels) = Tensors(text.ValidationTokens, text.ValidationLabels, h);
        var seconds = new List<double>();
        for (var epoch = 0; epoch < h.Epochs; epoch++)
        {
            var begun = Stopwatch.GetTimestamp();
            Train(model, optimizer, tokens, labels, h.BatchSize);
            Validate(model, validationTokens, validationLabels, h.BatchSize);
            seconds.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }

        return seconds;
    }

    private static void Train(PlainModel model, optim.Optimizer optimizer, Tensor tokens, Tensor labels, int batchSize)
    {
        model.train();
        using var order = randperm(tokens.shape[0]);
        for (long start = 0; start < tokens.shape[0]; start += batchSize)
        {
            using var scope = NewDisposeScope();
            var rows = order.narrow(0, start, Math.Min(batchSize, tokens.shape[0] - start));
            optimizer.zero_grad();
            var loss = nn.functional.binary_cross_entropy_with_logits(model.call(tokens.index_select(0, rows)), labels.index_select(0, rows));
            loss.backward();
            optimizer.step();
            _ = loss.item<float>();
        }
    }

    private static void Validate(PlainModel model, Tensor tokens, Tensor labels, int batchSize)
    {
        model.eval();
        using var none = no_grad();
        for (long start = 0; start < tokens.shape[0]; start += batchSize)
        {
            using var scope = NewDisposeScope();
            var count = Math.Min(batchSize, tokens.shape[0] - start);
            _ = nn.functional.binary_cross_entropy_with_logits(model.call(tokens.narrow(0, start, count)), labels.narrow(0, start, count)).item<float>();
        }
    }

    private static (Tensor Tokens, Tensor Labels) Tensors(int[] tokens, float[] labels, Hyperparameters h) =>
        (tensor(tokens, [labels.Length, h.MaxLength]).to(ScalarType.Int64), tensor(labels));
}
