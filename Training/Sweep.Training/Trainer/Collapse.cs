namespace Sweep.Training.Trainer;

/// <summary>
/// Tells a model that ended at chance from one that learned: its validation loss is no better than that of answering every text with
/// the share of positive labels, and all its answers are on one side.
/// </summary>
internal static class Collapse
{
    /// <summary>How close to the entropy a loss has to be. A model at chance scatters around it by less.</summary>
    private const double Margin = 0.99;

    /// <param name="loss">Mean binary cross-entropy over the validation rows, in nats.</param>
    /// <param name="labels">0 or 1 for each of them.</param>
    /// <param name="probabilities">The predicted probability of class 1 for each.</param>
    public static bool Holds(double loss, ReadOnlySpan<float> labels, ReadOnlySpan<float> probabilities) =>
        loss >= Margin * Entropy(labels) && OnOneSide(probabilities);

    /// <summary>The lowest loss that one answer for all rows can reach, in nats.</summary>
    internal static double Entropy(ReadOnlySpan<float> labels)
    {
        var positive = 0;
        foreach (var label in labels)
            positive += label > 0 ? 1 : 0;
        return Term((double)positive / labels.Length) + Term(1 - (double)positive / labels.Length);
    }

    private static double Term(double share) => share <= 0 ? 0 : -share * Math.Log(share);

    private static bool OnOneSide(ReadOnlySpan<float> probabilities)
    {
        var positive = 0;
        foreach (var probability in probabilities)
            positive += probability > 0.5f ? 1 : 0;
        return positive == 0 || positive == probabilities.Length;
    }
}
