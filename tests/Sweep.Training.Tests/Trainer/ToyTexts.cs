using Sweep.Contracts.Randomness;
using Sweep.Contracts.Specs;
using Sweep.Training.Text;

namespace Sweep.Training.Tests.Trainer;

/// <summary>Texts of random tokens in which one of two tells the label: small, quickly learned, made from a seed.</summary>
internal static class ToyTexts
{
    private const int NegativeToken = 2, PositiveToken = 3, FirstOther = 4, TestRows = 40;

    public static EncodedText Create(Hyperparameters h, int trainingRows = 64, int validationRows = 32)
    {
        var random = new SeededRandom(7);
        var (trainingTokens, trainingLabels) = Rows(trainingRows, h, random);
        var (validationTokens, validationLabels) = Rows(validationRows, h, random);
        var (testTokens, testLabels) = Rows(TestRows, h, random);
        return new EncodedText(Tokenizer.Fit(["good bad other words"], h.VocabSize), h.MaxLength, "bad", "good")
        {
            TrainingTokens = trainingTokens,
            TrainingLabels = trainingLabels,
            ValidationTokens = validationTokens,
            ValidationLabels = validationLabels,
            ValidationRowNumbers = [.. Enumerable.Range(trainingRows, validationRows)],
            Test = new EncodedRows(testTokens, testLabels),
            Counts = new TextCounts(DistinctWords: 4, LongestText: 6, CutTexts: 0, UnknownWords: 0),
        };
    }

    /// <summary>Rows of one to six words, padded as the configuration says; the first row is empty.</summary>
    private static (int[] Tokens, float[] Labels) Rows(int count, Hyperparameters h, SeededRandom random)
    {
        var tokens = new int[count * h.MaxLength];
        var labels = new float[count];
        for (var row = 1; row < count; row++)
        {
            var length = 1 + (int)random.NextBelow(Math.Min(6, h.MaxLength));
            var start = row * h.MaxLength + (h.Padding is SequenceSide.Pre ? h.MaxLength - length : 0);
            labels[row] = random.NextBelow(2);
            for (var i = 0; i < length; i++)
                tokens[start + i] = FirstOther + (int)random.NextBelow(h.VocabSize - FirstOther);
            tokens[start + (int)random.NextBelow(length)] = labels[row] > 0 ? PositiveToken : NegativeToken;
        }

        return (tokens, labels);
    }
}
