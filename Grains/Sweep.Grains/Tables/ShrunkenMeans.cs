using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Tables;

/// <summary>What configurations can be expected to reach again, by the noise of all of them together.</summary>
internal static class ShrunkenMeans
{
    /// <param name="rows">All configurations there are, shown or not.</param>
    /// <returns>One per row; null where none of its trials learned, and for all where one seed tells nothing of the noise.</returns>
    public static double?[] Of(IReadOnlyList<ComparedRow> rows) => Of(rows, new RowPool(rows, null).Model.Spread);

    /// <param name="rows">All configurations there are, shown or not.</param>
    /// <param name="spread">The pooled standard deviation of a value; null if it is not known.</param>
    public static double?[] Of(IReadOnlyList<ComparedRow> rows, double? spread)
    {
        var shrunken = new double?[rows.Count];
        List<int> live = [.. Enumerable.Range(0, rows.Count).Where(row => rows[row].Live.Count > 0)];
        if (spread is not { } s || Shrinkage.Of(live.ConvertAll(Mean), live.ConvertAll(row => s * s / rows[row].Live.Count)) is not { } found)
            return shrunken;
        foreach (var (row, value) in live.Zip(found.Values))
            shrunken[row] = value;
        return shrunken;

        double Mean(int row) => rows[row].Live.Average(value => value.Value);
    }
}
