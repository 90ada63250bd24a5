using Sweep.Contracts.Specs;
using Sweep.Training.Data;

namespace Sweep.Training.Text;

/// <summary>A set split, encoded and padded, as training reads it. Shared between trials: never write to its arrays.</summary>
public sealed class EncodedText
{
    internal EncodedText(Tokenizer tokenizer, int maxLength, string negativeLabel, string positiveLabel)
    {
        Tokenizer = tokenizer;
        MaxLength = maxLength;
        NegativeLabel = negativeLabel;
        PositiveLabel = positiveLabel;
    }

    /// <summary>Word indices, TrainingRows × MaxLength, row by row.</summary>
    public required int[] TrainingTokens { get; init; }

    /// <summary>The class of each training row, 0 or 1.</summary>
    public required float[] TrainingLabels { get; init; }

    /// <summary>Word indices, ValidationRows × MaxLength, row by row.</summary>
    public required int[] ValidationTokens { get; init; }

    /// <summary>The class of each validation row, 0 or 1.</summary>
    public required float[] ValidationLabels { get; init; }

    /// <summary>The row numbers of the validation rows in the set, ascending.</summary>
    public required int[] ValidationRowNumbers { get; init; }

    /// <summary>What the words of the training and validation rows are.</summary>
    public required TextCounts Counts { get; init; }

    /// <summary>The test set; null if it was not asked for, or there is none.</summary>
    public EncodedRows? Test { get; init; }

    /// <summary>Positions of a row.</summary>
    public int MaxLength { get; }

    /// <summary>Fitted on the training rows only.</summary>
    public Tokenizer Tokenizer { get; }

    public string NegativeLabel { get; }
    public string PositiveLabel { get; }
    public int TrainingRows => TrainingLabels.Length;
    public int ValidationRows => ValidationLabels.Length;

    /// <summary>Splits the set, learns the vocabulary from the training rows, and encodes both sides.</summary>
    /// <param name="set">The set.</param>
    /// <param name="splitSeed">Which rows validate.</param>
    /// <param name="h">How rows are split, encoded and padded.</param>
    /// <param name="testSplit">As in <see cref="TestRows.Divide"/>.</param>
    /// <param name="withTest">Whether to encode the test set too.</param>
    /// <exception cref="SpecException">A class has too few rows to split.</exception>
    public static EncodedText Create(LabelledTextSet set, long splitSeed, Hyperparameters h, double testSplit = 0, bool withTest = false)
    {
        var (rows, test) = TestRows.Divide(set, testSplit, withTest);
        var (training, validation) = StratifiedSplit.Create([.. rows.Select(row => set.Labels[row])], h.ValidationSplit, splitSeed);
        training = [.. training.Select(index => rows[index])];
        validation = [.. validation.Select(index => rows[index])];
        var tokenizer = Tokenizer.Fit(training.Select(row => set.Texts[row]), h.VocabSize, out var distinctWords);
        var trainingWords = training.Select(row => tokenizer.Encode(set.Texts[row])).ToList();
        var validationWords = validation.Select(row => tokenizer.Encode(set.Texts[row])).ToList();
        var (trained, validated) = (EncodedRows.Of(set, training, trainingWords, h), EncodedRows.Of(set, validation, validationWords, h));
        return new EncodedText(tokenizer, h.MaxLength, set.NegativeLabel, set.PositiveLabel)
        {
            TrainingTokens = trained.Tokens,
            TrainingLabels = trained.Labels,
            ValidationTokens = validated.Tokens,
            ValidationLabels = validated.Labels,
            ValidationRowNumbers = validation,
            Counts = TextCounts.Of(distinctWords, trainingWords.Concat(validationWords), h.MaxLength),
            Test = withTest && test is not null ? EncodedRows.Of(test.Set, test.Rows, tokenizer, h) : null,
        };
    }
}
