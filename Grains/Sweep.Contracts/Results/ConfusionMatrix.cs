namespace Sweep.Contracts.Results;

/// <summary>Texts by what they are and what a model calls them.</summary>
[GenerateSerializer, Immutable, Alias("sweep.ConfusionMatrix")]
public sealed record ConfusionMatrix(int TruePositive, int FalsePositive, int TrueNegative, int FalseNegative)
{
    /// <summary>All answers.</summary>
    public int Total => TruePositive + FalsePositive + TrueNegative + FalseNegative;

    /// <summary>Of all answers, the share that is right; null if there is none.</summary>
    public double? Accuracy => Share(TruePositive + TrueNegative, Total);

    /// <summary>Of the texts called positive, the share that is; null if none was called so.</summary>
    public double? Precision => Share(TruePositive, TruePositive + FalsePositive);

    /// <summary>Of the positive texts, the share called so; null if there is none.</summary>
    public double? Recall => Share(TruePositive, TruePositive + FalseNegative);

    /// <summary>2·TP/(2·TP + FP + FN) (van Rijsbergen, 1979); null if no text is positive or called so.</summary>
    public double? F1 => Share(2 * TruePositive, 2 * TruePositive + FalsePositive + FalseNegative);

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
