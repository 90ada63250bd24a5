namespace Sweep.Grains.Tables.Inference;

/// <summary>Texts by what they are and what the model calls them.</summary>
public sealed record ConfusionMatrix(int TruePositive, int FalsePositive, int TrueNegative, int FalseNegative)
{
    /// <summary>Of the texts called positive, the share that is; null if none was called so.</summary>
    public double? Precision => Share(TruePositive, TruePositive + FalsePositive);

    /// <summary>Of the positive texts, the share called so; null if there is none.</summary>
    public double? Recall => Share(TruePositive, TruePositive + FalseNegative);

    /// <summary>2·TP/(2·TP + FP + FN) (van Rijsbergen, 1979); null if no text is positive or called so.</summary>
    public double? F1 => Share(2 * TruePositive, 2 * TruePositive + FalsePositive + FalseNegative);

    public double? Accuracy =>
        Share(TruePositive + TrueNegative, TruePositive + TrueNegative + FalsePositive + FalseNegative);

    /// <summary>Counts answers: positive above 0.5, as predictions are.</summary>
    internal static ConfusionMatrix Of(ReadOnlySpan<float> probabilities, ReadOnlySpan<bool> labels)
    {
        var (truePositive, falsePositive, trueNegative, falseNegative) = (0, 0, 0, 0);
        for (var i = 0; i < labels.Length; i++)
        {
            switch (probabilities[i] > 0.5f, labels[i])
            {
                case (true, true): truePositive++; break;
                case (true, false): falsePositive++; break;
                case (false, false): trueNegative++; break;
                default: falseNegative++; break;
            }
        }

        return new ConfusionMatrix(truePositive, falsePositive, trueNegative, falseNegative);
    }

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
