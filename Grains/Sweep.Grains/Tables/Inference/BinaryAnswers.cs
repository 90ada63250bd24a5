namespace Sweep.Grains.Tables.Inference;

/// <summary>How a model's probabilities fit the labels of the texts it was asked about.</summary>
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
public sealed record BinaryAnswers(
    ConfusionMatrix Confusion,
    double? Auc,
    double Brier,
    double CalibrationError,
    IReadOnlyList<CalibrationBin> Calibration)
{
    /// <param name="probabilities">Of the positive class, from 0 to 1, one per text.</param>
    /// <param name="labels">Whether each text is positive.</param>
    /// <returns>Null for no texts.</returns>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static BinaryAnswers? Of(ReadOnlySpan<float> probabilities, ReadOnlySpan<bool> labels)
    {
        if (probabilities.Length != labels.Length)
            throw new ArgumentException("There must be one label for each probability.", nameof(labels));
        if (labels.IsEmpty)
            return null;
        var brier = 0.0;
        for (var i = 0; i < labels.Length; i++)
            brier += Math.Pow(probabilities[i] - (labels[i] ? 1 : 0), 2) / labels.Length;
        var bins = CalibrationBin.Of(probabilities, labels);
        var error = 0.0;
        foreach (var bin in bins.Where(bin => bin.Texts > 0))
            error += Math.Abs(bin.MeanProbability!.Value - bin.PositiveShare!.Value) * bin.Texts / labels.Length;
        return new BinaryAnswers(
            ConfusionMatrix.Of(probabilities, labels), AreaUnderCurve.Of(probabilities, labels), brier, error, bins);
    }
}
