using System.Globalization;
using Plotly.Blazor;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using Sweep.Contracts.Results;
using Sweep.Formats.Plots;
using SymbolEnum = Plotly.Blazor.Traces.ScatterLib.MarkerLib.SymbolEnum;

namespace Sweep.Dashboard.Charts;

/// <summary>
/// One configuration's learning curve: every seed as a thin line, those that never learned in grey, the median of the
/// others as a bold line, and a band from the least to the greatest of them. A seed that is behind the others is in
/// neither median nor band until it has caught up: it would make a step where it ends.
/// </summary>
internal sealed class CurveTraces
{
    private const double BandOpacity = 0.1, SeedOpacity = 0.45;

    private readonly List<SeedCurve> whole;

    /// <param name="name">What the legend calls it.</param>
    /// <param name="color">Of its lines, as <c>#rrggbb</c>.</param>
    /// <param name="dead">Of seeds that never learned.</param>
    /// <param name="seeds">Its seeds.</param>
    public CurveTraces(string name, string color, string dead, IReadOnlyList<SeedCurve> seeds)
    {
        (Name, Color, Dead, Seeds) = (name, color, dead, seeds);
        var live = seeds.Where(seed => !seed.Collapsed).ToList();
        var furthest = live.Count == 0 ? 0 : live.Max(seed => seed.Epochs[^1].Number);
        whole = live.FindAll(seed => seed.Epochs[^1].Number == furthest);
    }

    private string Name { get; }

    private string Color { get; }

    private string Dead { get; }

    private IReadOnlyList<SeedCurve> Seeds { get; }

    /// <summary>The epoch at which the median of a metric is lowest; null where no seed learned, or none has a value.</summary>
    public int? LowestEpoch(Func<Step, double> value) => MedianCurve.LowestEpoch(Median(value));

    /// <summary>Lines of validation.</summary>
    /// <param name="value">What is drawn of a step.</param>
    public IEnumerable<ITrace> Validation(Func<Step, double> value)
    {
        if (whole.Count > 1)
        {
            var epochs = whole.SelectMany(seed => seed.Epochs)
                .GroupBy(step => step.Number, value)
                .Select(epoch => (Epoch: epoch.Key, Values: epoch.Where(double.IsFinite).ToList()))
                .Where(epoch => epoch.Values.Count > 0)
                .OrderBy(epoch => epoch.Epoch)
                .ToList();
            yield return Edge([.. epochs.Select(epoch => new CurvePoint(epoch.Epoch, epoch.Values.Min()))], FillEnum.None);
            yield return Edge([.. epochs.Select(epoch => new CurvePoint(epoch.Epoch, epoch.Values.Max()))], FillEnum.ToNextY);
        }

        // A single seed is its own median.
        foreach (var seed in Seeds.Count == 1 && whole.Count == 1 ? [] : Seeds)
            yield return Line(Name, MedianCurve.Of([seed.Epochs], value), seed.Collapsed ? Dead : ChartColors.Faint(Color, SeedOpacity), width: 1, isTraining: false);
        // Without a seed that learned, the empty line still has the name and grey in the legend.
        yield return Legend(Line(Name, Median(value), whole.Count == 0 ? Dead : Color, width: 3, isTraining: false));
    }

    /// <summary>The median in training: dashed, so that it is told from validation without colours.</summary>
    /// <param name="name">What it is called where it is pointed at.</param>
    /// <param name="value">What is drawn of a step.</param>
    /// <param name="inLegend">Whether it is in the legend; if not, it is hidden together with validation.</param>
    public IEnumerable<ITrace> Training(string name, Func<Step, double> value, bool inLegend)
    {
        if (whole.Count == 0)
            yield break;
        var line = Line(name, Median(value), Color, width: 2, isTraining: true);
        yield return inLegend ? Legend(line) : line;
    }

    /// <summary>Marks on the median.</summary>
    /// <param name="value">What is drawn of a step.</param>
    /// <param name="epochs">The epochs to mark.</param>
    /// <param name="symbol">What they are marked by.</param>
    /// <param name="words">What is said of them.</param>
    /// <param name="shown">Whether the epoch stands beside the mark.</param>
    public IEnumerable<ITrace> Marks(Func<Step, double> value, IReadOnlyCollection<int> epochs, SymbolEnum symbol, string words, bool shown = false)
    {
        var points = Median(value).Where(point => epochs.Contains(point.Epoch)).ToList();
        if (points.Count == 0)
            yield break;
        yield return new Scatter
        {
            Name = $"{Name}: {words}",
            LegendGroup = Name,
            ShowLegend = false,
            X = [.. points.Select(point => (object)point.Epoch)],
            Y = [.. points.Select(point => (object)point.Value)],
            TextArray = shown ? [.. points.Select(point => point.Epoch.ToString(CultureInfo.CurrentCulture))] : null,
            TextPosition = TextPositionEnum.TopCenter,
            Mode = shown ? ModeFlag.Markers | ModeFlag.Text : ModeFlag.Markers,
            Marker = new Marker { Color = Color, Symbol = symbol, Size = 12, Line = new() { Width = 2, Color = Color } },
            HoverTemplate = "%{y:.4f}<extra>%{fullData.name}, %{x}</extra>",
        };
    }

    private IReadOnlyList<CurvePoint> Median(Func<Step, double> value) => MedianCurve.Of(whole.Select(seed => seed.Epochs), value);

    private static Scatter Legend(Scatter line)
    {
        line.ShowLegend = true;
        return line;
    }

    private Scatter Line(string name, IReadOnlyList<CurvePoint> points, string color, decimal width, bool isTraining) => new()
    {
        Name = name,
        LegendGroup = Name,
        ShowLegend = false,
        X = [.. points.Select(point => (object)point.Epoch)],
        Y = [.. points.Select(point => (object)point.Value)],
        Mode = points.Count == 1 ? ModeFlag.Markers : ModeFlag.Lines,
        Marker = new Marker { Color = color, Size = 2 + 2 * width },
        Line = new Line { Color = color, Width = width, Dash = isTraining ? "dash" : "solid" },
        HoverTemplate = "%{y:.4f}<extra>%{fullData.name}, %{x}</extra>",
    };

    private Scatter Edge(IReadOnlyList<CurvePoint> points, FillEnum fill) => new()
    {
        Name = Name,
        LegendGroup = Name,
        ShowLegend = false,
        X = [.. points.Select(point => (object)point.Epoch)],
        Y = [.. points.Select(point => (object)point.Value)],
        Mode = ModeFlag.Lines,
        Line = new Line { Width = 0, Color = Color },
        Fill = fill,
        FillColor = ChartColors.Faint(Color, BandOpacity),
        HoverInfo = HoverInfoFlag.Skip,
    };
}
