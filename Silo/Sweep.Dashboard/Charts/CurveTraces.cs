using Plotly.Blazor;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using Sweep.Contracts.Results;

namespace Sweep.Dashboard.Charts;

/// <summary>
/// One configuration's learning curve: the mean over its seeds as a line, and from the least to the greatest of them as a band.
/// A seed that has not come as far as the others has a thin line of its own until it has: in the mean, it would make a step
/// where it ends.
/// </summary>
internal static class CurveTraces
{
    /// <param name="name">What the legend calls it.</param>
    /// <param name="seeds">Its seeds.</param>
    /// <param name="value">What is drawn of an epoch.</param>
    /// <param name="color">Of the line, as <c>#rrggbb</c>.</param>
    /// <param name="isTraining">Dashed and without a band, so that it is told from validation without colours.</param>
    public static IEnumerable<ITrace> Of(string name, IReadOnlyList<SeedCurve> seeds, Func<Step, double> value, string color, bool isTraining)
    {
        var furthest = seeds.Max(seed => seed.Epochs[^1].Number);
        var whole = seeds.Where(seed => seed.Epochs[^1].Number == furthest).ToList();
        var epochs = whole.SelectMany(seed => seed.Epochs)
            .GroupBy(epoch => epoch.Number, value)
            .Select(group => (Epoch: group.Key, Values: group.Where(double.IsFinite).ToList()))
            .Where(epoch => epoch.Values.Count > 0)
            .OrderBy(epoch => epoch.Epoch)
            .ToList();
        object[] x = [.. epochs.Select(epoch => (object)epoch.Epoch)];
        if (whole.Count > 1 && !isTraining)
        {
            yield return Edge(x, [.. epochs.Select(epoch => (object)epoch.Values.Min())], name, FillEnum.None, color);
            yield return Edge(x, [.. epochs.Select(epoch => (object)epoch.Values.Max())], name, FillEnum.ToNextY, color);
        }

        yield return Drawn(name, x, [.. epochs.Select(epoch => (object)epoch.Values.Average())], color, width: 2, isTraining);
        foreach (var growing in seeds.Except(whole))
        {
            var line = Drawn(
                name, [.. growing.Epochs.Select(epoch => (object)epoch.Number)], [.. growing.Epochs.Select(epoch => (object)value(epoch))], color, width: 1, isTraining);
            line.ShowLegend = false;
            yield return line;
        }
    }

    private static Scatter Drawn(string name, object[] x, object[] y, string color, decimal width, bool dashed) => new()
    {
        Name = name,
        LegendGroup = name,
        X = x,
        Y = y,
        Mode = x.Length == 1 ? ModeFlag.Markers : ModeFlag.Lines,
        Line = new Line { Color = color, Width = width, Dash = dashed ? "dash" : "solid" },
        HoverTemplate = "%{y:.4f}<extra>%{fullData.name}, %{x}</extra>",
    };

    private static Scatter Edge(object[] x, object[] y, string name, FillEnum fill, string color) => new()
    {
        Name = name,
        LegendGroup = name,
        ShowLegend = false,
        X = x,
        Y = y,
        Mode = ModeFlag.Lines,
        Line = new Line { Width = 0, Color = color },
        Fill = fill,
        FillColor = ChartColors.Faint(color, 0.14),
        HoverInfo = HoverInfoFlag.Skip,
    };
}
