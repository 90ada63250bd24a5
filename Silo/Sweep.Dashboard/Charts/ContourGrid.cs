namespace Sweep.Dashboard.Charts;

/// <summary>A rectangle of a contour.</summary>
/// <param name="Left">From 0 to 1, like all places.</param>
/// <param name="Width">Of the rectangle.</param>
/// <param name="Foot">Its lower edge.</param>
/// <param name="Height">Of the rectangle.</param>
/// <param name="Value">The mean of the trials in it, or what lies between the means around it.</param>
/// <param name="Trials">Trials in it.</param>
internal readonly record struct ContourCell(double Left, double Width, double Foot, double Height, double Value, int Trials);

/// <summary>A trial's place on two axes, from 0 to 1, and what it ended with.</summary>
internal readonly record struct ContourPoint(double X, double Y, double Value);

/// <summary>
/// What trials ended with over two parameters: a cell for each pair of values where one of them takes few, and otherwise
/// areas between levels, interpolated between the means of bins.
/// </summary>
internal static class ContourGrid
{
    /// <summary>Distinct places of an axis up to which each is a column of its own.</summary>
    public const int Few = 10;

    /// <summary>Bins of an axis with more.</summary>
    private const int Bins = 8;

    /// <summary>Cells of an interpolated axis.</summary>
    private const int Fine = 32;

    /// <summary>Steps of colour of an interpolated picture, whose edges are its contour lines.</summary>
    private const int Levels = 10;

    /// <param name="points">The trials; those without a place or a value are left out.</param>
    public static IReadOnlyList<ContourCell> Of(IEnumerable<ContourPoint> points)
    {
        var all = points.Where(point => double.IsFinite(point.X + point.Y + point.Value)).ToList();
        var (x, y) = (Edges([.. all.Select(point => point.X)]), Edges([.. all.Select(point => point.Y)]));
        return x.AreBins && y.AreBins ? Interpolated(Means(all)) : Cells(all, x.Edges, y.Edges);
    }

    private static List<ContourCell> Cells(List<ContourPoint> points, double[] x, double[] y) =>
    [
        .. points
            .GroupBy(point => (X: Find(x, point.X), Y: Find(y, point.Y)))
            .OrderBy(cell => cell.Key)
            .Select(cell => new ContourCell(
                x[cell.Key.X], x[cell.Key.X + 1] - x[cell.Key.X], y[cell.Key.Y], y[cell.Key.Y + 1] - y[cell.Key.Y],
                cell.Average(point => point.Value), cell.Count())),
    ];

    /// <summary>The mean place and value of each bin that has trials.</summary>
    private static List<ContourPoint> Means(List<ContourPoint> points) =>
    [
        .. points
            .GroupBy(point => (Bin(point.X), Bin(point.Y)))
            .Select(bin => new ContourPoint(bin.Average(p => p.X), bin.Average(p => p.Y), bin.Average(p => p.Value))),
    ];

    private static List<ContourCell> Interpolated(List<ContourPoint> means)
    {
        var (least, greatest) = (means.Min(mean => mean.Value), means.Max(mean => mean.Value));
        var step = (greatest - least) / Levels;
        var cells = new List<ContourCell>();
        for (var row = 0; row < Fine; row++)
        {
            for (var column = 0; column < Fine; column++)
            {
                var value = At(means, (column + 0.5) / Fine, (row + 0.5) / Fine);
                var level = step > 0 ? least + (Math.Min(Levels - 1, Math.Floor((value - least) / step)) + 0.5) * step : value;
                // Neighbours of one level are one rectangle.
                if (column > 0 && cells[^1].Value.Equals(level))
                    cells[^1] = cells[^1] with { Width = (column + 1.0) / Fine - cells[^1].Left };
                else
                    cells.Add(new ContourCell((double)column / Fine, 1.0 / Fine, (double)row / Fine, 1.0 / Fine, level, 0));
            }
        }

        return cells;
    }

    /// <summary>The mean of all means, weighted by the inverse square of their distance (Shepard, 1968).</summary>
    private static double At(List<ContourPoint> means, double x, double y)
    {
        var (sum, weights) = (0.0, 0.0);
        foreach (var mean in means)
        {
            var distance = (mean.X - x) * (mean.X - x) + (mean.Y - y) * (mean.Y - y);
            if (distance < 1e-9)
                return mean.Value;
            var weight = 1 / (distance * distance);
            (sum, weights) = (sum + weight * mean.Value, weights + weight);
        }

        return sum / weights;
    }

    private static int Bin(double place) => Math.Clamp((int)(place * Bins), 0, Bins - 1);

    private static (double[] Edges, bool AreBins) Edges(List<double> places)
    {
        double[] distinct = [.. places.Distinct().Order()];
        return distinct.Length > Few
            ? ([.. Enumerable.Range(0, Bins + 1).Select(edge => (double)edge / Bins)], true)
            : (Between(distinct), false);
    }

    /// <summary>Edges halfway between neighbours, and as far beyond the first and the last.</summary>
    private static double[] Between(double[] places)
    {
        if (places.Length < 2)
            return [0, 1];
        double[] edges = [.. places.Zip(places.Skip(1), (a, b) => (a + b) / 2)];
        return [2 * places[0] - edges[0], .. edges, 2 * places[^1] - edges[^1]];
    }

    private static int Find(double[] edges, double place)
    {
        for (var index = 1; index < edges.Length - 1; index++)
        {
            if (place < edges[index])
                return index - 1;
        }

        return edges.Length - 2;
    }
}
