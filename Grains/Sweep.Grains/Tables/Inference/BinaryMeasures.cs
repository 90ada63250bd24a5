using Sweep.Contracts.Results;

namespace Sweep.Grains.Tables.Inference;

/// <summary>Measures how probabilities fit labels.</summary>
public static class BinaryMeasures
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
        var bins = Bins(probabilities, labels);
        var error = 0.0;
        foreach (var bin in bins.Where(bin => bin.Texts > 0))
            error += Math.Abs(bin.MeanProbability!.Value - bin.PositiveShare!.Value) * bin.Texts / labels.Length;
        return new BinaryAnswers(Confusion(probabilities, labels), AreaUnderCurve.Of(probabilities, labels), brier, error, bins);
    }

    /// <summary>What a model calls a text: positive above 0.5, as predictions are.</summary>
    public static bool IsPositive(float probability) => probability > 0.5f;

    private static ConfusionMatrix Confusion(ReadOnlySpan<float> probabilities, ReadOnlySpan<bool> labels)
    {
        var (truePositive, falsePositive, trueNegative, falseNegative) = (0, 0, 0, 0);
        for (var i = 0; i < labels.Length; i++)
        {
            switch (IsPositive(probabilities[i]), labels[i])
            {
                case (true, true): truePositive++; break;
                case (true, false): falsePositive++; break;
                case (false, false): trueNegative++; break;
                default: falseNegative++; break;
            }
        }

        return new ConfusionMatrix(truePositive, falsePositive, trueNegative, falseNegative);
    }

    private static CalibrationBin[] Bins(ReadOnlySpan<float> probabilities, ReadOnlySpan<bool> labels)
    {
        const int count = CalibrationBin.Count;
        var (texts, sums, positives) = (new int[count], new double[count], new int[count]);
        for (var i = 0; i < labels.Length; i++)
        {
            var bin = Math.Clamp((int)(probabilities[i] * count), 0, count - 1);
            texts[bin]++;
            sums[bin] += probabilities[i];
            positives[bin] += labels[i] ? 1 : 0;
        }

        return [.. Enumerable.Range(0, count).Select(bin => new CalibrationBin(
            (double)bin / count, texts[bin], Mean(sums[bin], texts[bin]), Mean(positives[bin], texts[bin])))];
    }

    private static double? Mean(double sum, int count) => count == 0 ? null : sum / count;
}
