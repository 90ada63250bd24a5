namespace Sweep.Contracts.Results;

/// <summary>The facts that tables know by name. A trainer reports those it can.</summary>
public static class FactNames
{
    /// <summary>Trained numbers of the model.</summary>
    public const string Parameters = "parameters";

    /// <summary>Multiply-adds of one input as the plain layers compute it, padding included.</summary>
    public const string MultiplyAdds = "multiply_adds";

    /// <summary>Multiply-adds of one input as this engine computes it: mean over the training inputs.</summary>
    public const string ComputedMultiplyAdds = "computed_multiply_adds";

    /// <summary>Bytes of the trained numbers.</summary>
    public const string Bytes = "bytes";

    /// <summary>1 if the trial never learned: its model ended at chance. 0 otherwise.</summary>
    public const string Collapsed = "collapsed";

    /// <summary>The step with the lowest validation loss.</summary>
    public const string BestStep = "best_epoch";

    /// <summary>The validation loss at that step.</summary>
    public const string BestLoss = "best_val_loss";

    /// <summary>The validation accuracy at that step.</summary>
    public const string BestAccuracy = "best_val_accuracy";

    /// <summary>How much the validation loss has risen since, as a share: 0.1 for 10 %.</summary>
    public const string Rise = "val_loss_rise";

    /// <summary>Training loss at the end with dropout off, over all training rows.</summary>
    public const string FinalTrainLoss = "final_train_loss";

    /// <summary>Training accuracy at the end, likewise.</summary>
    public const string FinalTrainAccuracy = "final_train_accuracy";

    /// <summary>Validation loss minus <see cref="FinalTrainLoss"/>.</summary>
    public const string Gap = "gap";

    /// <summary>Accuracy on the test set with the best step's weights. Measured by confirmations alone.</summary>
    public const string TestAccuracy = "test_accuracy";

    /// <summary>Distinct words of the training texts.</summary>
    public const string DistinctWords = "distinct_words";

    /// <summary>Words of the longest training or validation text.</summary>
    public const string LongestText = "longest_text";

    /// <summary>Share of texts longer than <c>max_length</c>.</summary>
    public const string CutTexts = "cut_texts";

    /// <summary>Share of the texts' words that the vocabulary does not hold.</summary>
    public const string UnknownWords = "unknown_words";

    /// <summary>Training rows of the split.</summary>
    public const string TrainingRows = "training_rows";

    /// <summary>Validation rows of the split.</summary>
    public const string ValidationRows = "validation_rows";

    /// <summary>
    /// Median seconds of a step from the second on, in the trial's last attempt. Not among <see cref="All"/>: it is the one fact that is
    /// not reproducible.
    /// </summary>
    public const string MedianSeconds = "median_seconds";

    public static IReadOnlyList<string> All { get; } =
    [
        Parameters, MultiplyAdds, ComputedMultiplyAdds, Bytes, Collapsed, BestStep, BestLoss, BestAccuracy, Rise, FinalTrainLoss, FinalTrainAccuracy,
        Gap, TestAccuracy, DistinctWords, LongestText, CutTexts, UnknownWords, TrainingRows, ValidationRows,
    ];
}
