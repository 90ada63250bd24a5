using Sweep.Contracts.Results;
using Sweep.Contracts.Training;
using Sweep.Training.Checkpoints;
using Sweep.Training.Models;
using Sweep.Training.Text;
using static TorchSharp.torch;

namespace Sweep.Training.Trainer;

/// <inheritdoc cref="IPredictor"/>
/// <remarks>Answers with the best epoch's weights.</remarks>
public sealed class Predictor : IPredictor
{
    /// <summary>Texts a step, so that any number fits into memory.</summary>
    private const int BatchSize = 256;

    public IReadOnlyList<Prediction> Predict(byte[] checkpoint, IReadOnlyList<string> texts)
    {
        set_num_threads(1);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var trained = Checkpoint.Read(checkpoint);
        var h = trained.Hyperparameters;
        using var model = new TextClassifier(h, CPU);
        TensorArrays.Restore(model.Weights.Select(w => (w.Name, (Tensor)w.Value)), trained.Best);
        var tokenizer = new Tokenizer(trained.Vocabulary);

        var predictions = new List<Prediction>();
        foreach (var chunk in texts.Chunk(BatchSize))
        {
            var tokens = chunk.Select(tokenizer.Encode).ToList();
            foreach (var (index, probability) in Probabilities(model, h, tokens).Index())
                predictions.Add(ToPrediction(trained, chunk[index], tokens[index], probability));
        }

        return predictions;
    }

    private static float[] Probabilities(TextClassifier model, Contracts.Specs.Hyperparameters h, List<int[]> tokens)
    {
        using var scope = NewDisposeScope();
        var padded = new int[tokens.Count * h.MaxLength];
        for (var row = 0; row < tokens.Count; row++)
            PadSequences.Write(tokens[row], padded.AsSpan(row * h.MaxLength, h.MaxLength), h.Padding, h.Truncating);
        using var rows = new TokenRows(padded, new float[tokens.Count], h, CPU);
        var (batch, _) = rows.Take([.. Enumerable.Range(0, tokens.Count)]);
        return [.. model.Logits(batch).sigmoid().data<float>()];
    }

    private static Prediction ToPrediction(Checkpoint trained, string text, int[] tokens, double probability)
    {
        var (known, words) = Tokenizer.CountKnown(tokens);
        return new Prediction(text, probability, probability > 0.5 ? trained.PositiveLabel : trained.NegativeLabel, known, words)
        {
            Epoch = trained.BestEpoch,
            ValidationAccuracy = trained.BestAccuracy,
        };
    }
}
