namespace Sweep.Grains.Tables.Inference;

/// <summary>Puts configurations into bins by their value of one parameter.</summary>
public static class ImportanceBins
{
    /// <summary>Distinct values up to which each is a bin of its own, and the most bins of more.</summary>
    public const int Most = 10;

    /// <summary>Configurations that a bin of several values has, on average, at least.</summary>
    private const int Fewest = 3;

    /// <param name="values">Each configuration's value.</param>
    /// <param name="number">A value as a number; null if it is none.</param>
    /// <returns>
    /// A bin for each configuration, numbered from 0. Of more than ten numbers, min(10, ⌊C/3⌋) bins by rank, equal
    /// values together; some may then be empty.
    /// </returns>
    public static int[] Of<T>(IReadOnlyList<T> values, Func<T, double?> number)
        where T : notnull
    {
        var distinct = values.Distinct().ToList();
        double?[] numbers = [.. values.Select(number)];
        if (distinct.Count <= Most || numbers.Contains(null))
        {
            var bins = distinct.Index().ToDictionary(value => value.Item, value => value.Index);
            return [.. values.Select(value => bins[value])];
        }

        double[] sorted = [.. numbers.Select(value => value!.Value).Order()];
        var count = Math.Min(Most, values.Count / Fewest);
        var firstRank = new Dictionary<double, int>();
        foreach (var (rank, value) in sorted.Index())
            firstRank.TryAdd(value, rank);
        return [.. numbers.Select(value => firstRank[value!.Value] * count / sorted.Length)];
    }
}
