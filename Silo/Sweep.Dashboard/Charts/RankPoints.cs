namespace Sweep.Dashboard.Charts;

/// <summary>Ranks of results, and places at which trials of one pair of values do not cover each other.</summary>
internal static class RankPoints
{
    /// <summary>Between two trials of one place, where there is room.</summary>
    private const double Step = 0.025;

    /// <summary>All trials of one place take no more than this.</summary>
    private const double Most = 0.08;

    /// <summary>Ranks from 1, the best first; equal results share their mean rank.</summary>
    /// <param name="values">The results.</param>
    /// <param name="greatestFirst">Whether more is better.</param>
    public static double[] Ranks(IReadOnlyList<double> values, bool greatestFirst)
    {
        var ranks = new double[values.Count];
        var before = 0;
        var groups = values.Index().GroupBy(value => value.Item, value => value.Index);
        foreach (var equal in greatestFirst ? groups.OrderByDescending(group => group.Key) : groups.OrderBy(group => group.Key))
        {
            var count = equal.Count();
            foreach (var index in equal)
                ranks[index] = before + (count + 1) / 2.0;
            before += count;
        }

        return ranks;
    }

    /// <summary>Horizontal places, apart where several trials have one.</summary>
    public static double[] Apart(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        double[] apart = [.. x];
        foreach (var place in x.Zip(y).Index().GroupBy(point => point.Item, point => point.Index))
        {
            List<int> here = [.. place];
            var step = Math.Min(Step, Most / here.Count);
            foreach (var (position, index) in here.Index())
                apart[index] += (position - (here.Count - 1) / 2.0) * step;
        }

        return apart;
    }
}
