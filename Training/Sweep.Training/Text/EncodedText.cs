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

    /// <summary>Positions of a row.</summary>
    public int MaxLength { get; }

    /// <summary>Fitted on the training rows only.</summary>
    public Tokenizer Tokenizer { get; }

    public string NegativeLabel { get; }
    public string PositiveLabel { get; }
    public int TrainingRows => TrainingLabels.Length;
    public int ValidationRows => ValidationLabels.Length;

    /// <summary>Splits the set, learns the vocabulary from the training rows, and encodes both sides.</summary>
    /// <exception cref="SpecException">A class has too few rows to split.</exception>
    public static EncodedText Create(LabelledTextSet set, long splitSeed, Hyperparameters h)
    {
        var (training, validation) = StratifiedSplit.Create(set.Labels.AsSpan(), h.ValidationSplit, splitSeed);
        var tokenizer = Tokenizer.Fit(training.Select(row => set.Texts[row]), h.VocabSize);
        return new EncodedText(tokenizer, h.MaxLength, set.NegativeLabel, set.PositiveLabel)
        {
            TrainingTokens = Encode(set, training, tokenizer, h),
            TrainingLabels = LabelsOf(set, training),
            ValidationTokens = Encode(set, validation, tokenizer, h),
            ValidationLabels = LabelsOf(set, validation),
        };
    }

    private static int[] Encode(LabelledTextSet set, int[] rows, Tokenizer tokenizer, Hyperparameters h)
    {
        var tokens = new int[checked(rows.Length * h.MaxLength)];
        for (var i = 0; i < rows.Length; i++)
            PadSequences.Write(tokenizer.Encode(set.Texts[rows[i]]), tokens.AsSpan(i * h.MaxLength, h.MaxLength), h.Padding, h.Truncating);
        return tokens;
    }

    private static float[] LabelsOf(LabelledTextSet set, int[] rows) => [.. rows.Select(row => (float)set.Labels[row])];
}
