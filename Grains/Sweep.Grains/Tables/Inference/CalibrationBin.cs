namespace Sweep.Grains.Tables.Inference;

/// <summary>Texts whose probability lies within a tenth.</summary>
/// <param name="Low">
/// Where the bin starts, included; it ends below <paramref name="Low"/> + 0.1, the last one at 1.
/// </param>
/// <param name="Texts">How many there are.</param>
/// <param name="MeanProbability">What the model says of them; null for none.</param>
/// <param name="PositiveShare">What they are; null for none.</param>
public sealed record CalibrationBin(double Low, int Texts, double? MeanProbability, double? PositiveShare)
{
    /// <summary>Number of bins.</summary>
    public const int Count = 10;

    internal static IReadOnlyList<CalibrationBin> Of(ReadOnlySpan<float> probabilities, ReadOnlySpan<bool> labels)
    {
        var (texts, sums, positives) = (new int[Count], new double[Count], new int[Count]);
        for (var i = 0; i < labels.Length; i++)
        {
            var bin = Math.Clamp((int)(probabilities[i] * Count), 0, Count - 1);
            texts[bin]++;
            sums[bin] += probabilities[i];
            positives[bin] += labels[i] ? 1 : 0;
        }

        return [.. Enumerable.Range(0, Count).Select(bin => new CalibrationBin(
            (double)bin / Count, texts[bin], Mean(sums[bin], texts[bin]), Mean(positives[bin], texts[bin])))];
    }

    private static double? Mean(double sum, int count) => count == 0 ? null : sum / count;
}
