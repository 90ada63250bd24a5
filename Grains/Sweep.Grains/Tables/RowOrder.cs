using Sweep.Contracts.Specs;
using Sweep.Grains.Search;

namespace Sweep.Grains.Tables;

/// <summary>A table's rows: a grid in the grid's order; a random search, or a grid too large to read, by its results; a baseline outside first.</summary>
internal static class RowOrder
{
    /// <summary>Grid points looked through for the rows' ranks; beyond, rows keep the order in which they ran.</summary>
    private const int MaxGridPoints = 100_000;

    public static IEnumerable<TableConfiguration> Of(
        StudySpec spec, SweepSpec sweep, IReadOnlyList<TableConfiguration> configurations, TableConfiguration? baseline, int total)
    {
        if (sweep.Method is SearchMethod.Grid && total <= TableBuilder.MaxRows)
        {
            var ranks = GridRanks(Samplers.Create(spec, sweep), configurations);
            return configurations.OrderBy(c => ranks.GetValueOrDefault(c.Key, c == baseline ? -1 : long.MaxValue));
        }

        return configurations.OrderBy(c => c == baseline ? 0 : 1).ThenBy(c => TableBuilder.Place(c.RankedMean, sweep.Metric)).ThenBy(c => c.Number);
    }

    private static Dictionary<string, long> GridRanks(ISampler grid, IReadOnlyList<TableConfiguration> configurations)
    {
        var sought = configurations.Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        var ranks = new Dictionary<string, long>(StringComparer.Ordinal);
        for (long index = 0; index < Math.Min(grid.Count ?? 0, MaxGridPoints) && sought.Count > 0; index++)
        {
            var key = HyperparameterSchema.CanonicalKey(grid.Propose(index));
            if (sought.Remove(key))
                ranks.Add(key, index);
        }

        return ranks;
    }
}
