namespace Sweep.Grains.Tables.Inference;

/// <summary>
/// Which seed numbers are linked by a chain of rows that share some: a difference between two rows can be estimated
/// only within such a group (Searle, 1987, on connectedness).
/// </summary>
internal sealed class SeedGroups
{
    private readonly int[] parents;

    /// <param name="seeds">Number of distinct seeds.</param>
    /// <param name="rows">The seeds of each row, as indices below <paramref name="seeds"/>.</param>
    public SeedGroups(int seeds, IEnumerable<int[]> rows)
    {
        parents = [.. Enumerable.Range(0, seeds)];
        foreach (var row in rows)
        {
            for (var i = 1; i < row.Length; i++)
                parents[Of(row[i])] = Of(row[0]);
        }

        Count = parents.Where((parent, seed) => parent == seed).Count();
    }

    /// <summary>Number of groups.</summary>
    public int Count { get; }

    /// <summary>The seed that stands for a seed's group.</summary>
    public int Of(int seed)
    {
        while (parents[seed] != seed)
            seed = parents[seed] = parents[parents[seed]];
        return seed;
    }
}
