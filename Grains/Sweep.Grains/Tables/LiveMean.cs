namespace Sweep.Grains.Tables;

/// <summary>What configurations are ranked by: the mean over those of their trials that learned, if enough did.</summary>
internal static class LiveMean
{
    /// <summary>Trials that must have learned for a configuration to be ranked: half of them, at least two, or the only one.</summary>
    public static int Needed(int finished) => Math.Min(finished, Math.Max(2, (finished + 1) / 2));

    /// <summary>The mean, to the last bit that of <see cref="Statistics.Mean"/>; null if too few trials learned.</summary>
    /// <param name="live">One value per trial; NaN where it did not learn, or has not finished.</param>
    /// <param name="finished">How many trials have finished.</param>
    public static double? Of(ReadOnlySpan<double> live, int finished)
    {
        var count = 0;
        foreach (var value in live)
            count += double.IsFinite(value) ? 1 : 0;
        return count > 0 && count >= Needed(finished) ? Statistics.FiniteMean(live) : null;
    }
}
