namespace Sweep.Contracts.Results;

/// <summary>How probabilities fit the labels of the texts that models were asked about.</summary>
/// <param name="Confusion">Answers of "positive" above 0.5, and what was right.</param>
/// <param name="Auc">
/// The probability that a positive text scores above a negative one, ties counting half; null if there are not both.
/// </param>
/// <param name="Brier">Mean squared difference of probability and label, from 0 (Brier, 1950).</param>
/// <param name="CalibrationError">
/// Mean distance of a bin's share of positives from its mean probability, by texts (Naeini, Cooper and Hauskrecht,
/// 2015).
/// </param>
/// <param name="Calibration">Ten bins of equal width.</param>
[GenerateSerializer, Immutable, Alias("sweep.BinaryAnswers")]
public sealed record BinaryAnswers(
    ConfusionMatrix Confusion,
    double? Auc,
    double Brier,
    double CalibrationError,
    IReadOnlyList<CalibrationBin> Calibration);
