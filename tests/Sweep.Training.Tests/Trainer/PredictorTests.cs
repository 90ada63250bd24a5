using Sweep.Training.Text;
using Sweep.Training.Trainer;

namespace Sweep.Training.Tests.Trainer;

public sealed class PredictorTests
{
    [Fact]
    public void A_trained_model_tells_new_texts_apart()
    {
        string[] texts = [.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? $"a good film number{i % 7}" : $"a bad film number{i % 7}")];
        var h = ToyRun.Small with { Epochs = 30, Units = [8], VocabSize = 30 };
        var tokenizer = Tokenizer.Fit(texts, h.VocabSize);
        var tokens = new int[texts.Length * h.MaxLength];
        for (var row = 0; row < texts.Length; row++)
            PadSequences.Write(tokenizer.Encode(texts[row]), tokens.AsSpan(row * h.MaxLength, h.MaxLength), h.Padding, h.Truncating);
        float[] labels = [.. texts.Select(t => t.Contains("good", StringComparison.Ordinal) ? 1f : 0f)];
        var text = new EncodedText(tokenizer, h.MaxLength, "sad", "happy")
        {
            TrainingTokens = tokens, TrainingLabels = labels, ValidationTokens = tokens, ValidationLabels = labels,
            ValidationRowNumbers = [.. Enumerable.Range(0, texts.Length)], Counts = new TextCounts(9, 4, 0, 0),
        };

        var predictions = new Predictor().Predict(ToyRun.Train(h, text: text).Checkpoints[^1], ["Good film!", "bad, bad unseen", ""]);

        Assert.Equal("happy", predictions[0].Label);
        Assert.True(predictions[0].Probability > 0.8);
        Assert.Equal(("sad", 2, 3), (predictions[1].Label, predictions[1].KnownWords, predictions[1].Words));
        Assert.Equal(0, predictions[2].Words);
    }

    [Fact]
    public void Bytes_that_are_no_checkpoint_are_refused() =>
        Assert.Throws<InvalidDataException>(() => new Predictor().Predict([1, 2, 3], ["text"]));
}
