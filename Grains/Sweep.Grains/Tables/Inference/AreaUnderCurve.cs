namespace Sweep.Grains.Tables.Inference;

/// <summary>The area under the receiver operating characteristic, by ranks (Hanley and McNeil, 1982).</summary>
internal static class AreaUnderCurve
{
    /// <returns>From 0 to 1, 0.5 for guessing; null unless there are texts of both classes.</returns>
    public static double? Of(ReadOnlySpan<float> probabilities, ReadOnlySpan<bool> labels)
    {
        float[] scores = probabilities.ToArray();
        bool[] sorted = labels.ToArray();
        Array.Sort(scores, sorted);
        var positives = sorted.LongCount(label => label);
        var negatives = sorted.Length - positives;
        if (positives == 0 || negatives == 0)
            return null;
        // Negatives below each positive, counted by runs of equal scores.
        var (below, pairs) = (0L, 0.0);
        for (var start = 0; start < scores.Length;)
        {
            var end = start;
            var (positive, negative) = (0L, 0L);
            for (; end < scores.Length && scores[end] == scores[start]; end++)
                (positive, negative) = sorted[end] ? (positive + 1, negative) : (positive, negative + 1);
            pairs += positive * (below + negative / 2.0);
            below += negative;
            // A score that is no number equals nothing, itself included.
            start = Math.Max(end, start + 1);
        }

        return pairs / (positives * (double)negatives);
    }
}
