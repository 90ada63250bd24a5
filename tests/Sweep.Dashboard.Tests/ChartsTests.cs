using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Plotly.Blazor;
using Plotly.Blazor.Traces;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Dashboard.Charts;

namespace Sweep.Dashboard.Tests;

/// <summary>The pictures of a sweep's parameters, by what they hand to plotly.js.</summary>
public sealed class ChartsTests : PageTest
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Two dropouts with two batch sizes; the last pair has two seeds, of which one never learned.</summary>
    private static readonly TrialRow[] Crossed =
    [
        Trial(1, 0, 16, 0.6),
        Trial(2, 0, 32, 0.7),
        Trial(3, 0.4, 16, 0.8),
        Trial(4, 0.4, 32, 0.9),
        Trial(5, 0.4, 32, 0.8),
        Trial(6, 0.4, 32, 0.5) with { Facts = TrialFacts.Of((FactNames.Collapsed, 1)) },
    ];

    [Fact]
    public void Importance_greys_what_may_be_chance_and_says_what_is_undefined()
    {
        var view = Render<ImportanceBars>(bars => bars
            .Add(b => b.Shares, [new("batch_size", 0.66, 0.01, 0.25), new("dropout", 0.1, 0.3, null), new("units", null, null, null)])
            .Add(b => b.SeedShare, null));

        Assert.Equal(["batch_size", "dropout", "units", "seeds"], view.FindAll("tbody th").Select(head => head.TextContent));
        Assert.Equal([false, true, false, false], view.FindAll("tbody .bar").Select(bar => bar.ClassList.Contains("chance")));
        Assert.Equal(["66%", "10%", "–", "–"], view.FindAll("tbody td.number").Select(Text));
        Assert.Equal(["", "may be chance", "undefined: too few configurations", "undefined with one seed"], view.FindAll("tbody td.word").Select(Text));
        Assert.Equal(["25%", "–", "–", ""], view.FindAll("tbody td.half").Select(Text));
        Assert.Contains("width: 66%", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Importance_has_a_bar_for_seeds()
    {
        var view = Render<ImportanceBars>(bars => bars.Add(b => b.Shares, [new("dropout", 0.1, 0.3, 0)]).Add(b => b.SeedShare, 0.055944));

        Assert.Equal("6%", view.FindAll("tbody td.number")[^1].TextContent);
        Assert.Contains("width: 5.6%", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contour_of_few_values_has_a_cell_with_the_mean_for_each_pair()
    {
        var view = Render<ContourChart>(chart => chart.Add(c => c.Trials, Crossed).Add(c => c.First, "dropout").Add(c => c.Second, "batch_size")
            .Add(c => c.Metric, MetricSpec.Default).Add(c => c.Metrics, MetricSet.TextClassifier));

        var cells = Assert.IsType<Bar>(Data(view)[0]);
        Assert.Equal([0, 0, 1, 1], Numbers(cells.X));
        Assert.Equal([-0.5, 0.5, -0.5, 0.5], Numbers(cells.BaseArray));
        Assert.Equal([0.6, 0.7, 0.8, 0.85], Numbers(cells.Marker.ColorArray));
        Assert.Equal("mean 0.8500, trials: 2", cells.HoverTextArray[3]);
        Assert.NotEqual(true, cells.Marker.ReverseScale);
        Assert.Equal(5, Assert.IsType<Scatter>(Data(view)[1]).X.Count);
        Assert.Equal("Contour of val acc over dropout and batch_size", view.Find("figure").GetAttribute("aria-label"));
    }

    [Fact]
    public void A_contour_of_many_values_is_interpolated_between_bins()
    {
        // It rises with x alone, from 0 to 1.
        var points = Enumerable.Range(0, 400).Select(i => new ContourPoint(i % 20 / 19.0, i / 20 / 19.0, i % 20 / 19.0)).ToList();

        var cells = ContourGrid.Of(points);

        Assert.Equal(1, cells.Sum(cell => cell.Width * cell.Height), 9);
        Assert.True(cells.Select(cell => cell.Value).Distinct().Count() <= 10);
        foreach (var row in cells.GroupBy(cell => cell.Foot))
            Assert.Equal(row.Select(cell => cell.Value).Order(), row.OrderBy(cell => cell.Left).Select(cell => cell.Value));
        Assert.Empty(ContourGrid.Of([]));
        Assert.Empty(ContourGrid.Of([new(double.NaN, 0, 1)]));
    }

    [Fact]
    public void Many_values_against_few_are_means_of_bins()
    {
        var cells = ContourGrid.Of(Enumerable.Range(0, 16).Select(i => new ContourPoint(i / 15.0, 0.5, i)));

        Assert.Equal(8, cells.Count);
        Assert.Equal([0.5, 2.5, 4.5, 6.5, 8.5, 10.5, 12.5, 14.5], cells.Select(cell => cell.Value));
        Assert.All(cells, cell => Assert.Equal((0.125, 0, 1, 2), (cell.Width, cell.Foot, cell.Height, cell.Trials)));
    }

    [Fact]
    public void Ranks_start_with_the_best_and_trials_of_one_place_stand_apart()
    {
        var view = Render<RankChart>(chart => chart.Add(c => c.Trials, Crossed).Add(c => c.First, "dropout").Add(c => c.Second, "batch_size")
            .Add(c => c.Metric, MetricSpec.Default).Add(c => c.Metrics, MetricSet.TextClassifier));

        var points = Assert.IsType<Scatter>(Assert.Single(Data(view)));
        Assert.Equal([5, 4, 2.5, 1, 2.5], Numbers(points.Marker.ColorArray));
        Assert.Equal([0, 0, 1, 0.9875, 1.0125], Numbers(points.X));
        Assert.Equal([0, 1, 0, 1, 1], Numbers(points.Y));
        Assert.Equal("trial 4: rank 1 of 5, 0.9000", points.TextArray[3]);
        Assert.Equal([3, 1, 2d], RankPoints.Ranks([0.3, 0.1, 0.2], greatestFirst: false));
    }

    [Fact]
    public void The_distribution_rises_by_a_share_for_each_trial()
    {
        var view = Render<DistributionChart>(chart => chart
            .Add(c => c.Trials, [Made.Trial(1, 0, 0.8), Made.Trial(2, 0, 0.6), Made.Trial(3, 0, 0.7), Made.Trial(4, 0, double.NaN), Made.Trial(5, 0, 0.9)])
            .Add(c => c.Metric, "val_accuracy").Add(c => c.Metrics, MetricSet.TextClassifier));

        var line = Assert.IsType<Scatter>(Assert.Single(Data(view)));
        Assert.Equal([0.6, 0.6, 0.7, 0.8, 0.9], Numbers(line.X));
        Assert.Equal([0, 0.25, 0.5, 0.75, 1], Numbers(line.Y));
        Assert.Contains("Half of them ended at 0.7000 or below", view.Find("figcaption").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_timeline_has_a_lane_for_each_slot_that_a_node_used()
    {
        var view = Render<TimelineChart>(chart => chart.Add(c => c.Trials,
        [
            Ran(1, "node-a", 0, 60),
            Ran(2, "node-a", 30, 90),
            Ran(3, "node-a", 60, 120) with { State = TrialState.Stopped },
            Ran(4, "node-b", 0, 300),
            Ran(5, "node-b", 300, 330) with { Facts = TrialFacts.Of((FactNames.Collapsed, 1)) },
            Ran(6, "node-b", 0, 10) with { ReusedFrom = new TrialId("old-1", 1) },
            Ran(7, "node-b", 0, 10) with { FinishedAt = null },
        ]));

        var bars = Data(view).Cast<Bar>().ToList();
        Assert.Equal(["completed", "stopped early", "never learned"], bars.Select(bar => bar.Name));
        Assert.Equal([0, 1, 2], Numbers(bars[0].Y));
        Assert.Equal([0, 0.5, 0], Numbers(bars[0].BaseArray));
        Assert.Equal([1, 1, 5], Numbers(bars[0].X));
        Assert.Equal([0], Numbers(bars[1].Y));
        Assert.Equal([2, 5], Numbers([.. bars[2].Y, .. bars[2].BaseArray]));
        Assert.Equal("trial 4: 5 min", bars[0].HoverTextArray[2]);
        var layout = view.FindComponent<PlotlyChart>().Instance.Layout;
        Assert.Equal(["node-a · 1", "node-a · 2", "node-b"], layout.YAxis[0].TickText);
        Assert.Equal("minutes since the first start", layout.XAxis[0].Title.Text);
    }

    [Fact]
    public void Without_times_the_timeline_says_so() =>
        Assert.Contains("No trial here says", Render<TimelineChart>(chart => chart.Add(c => c.Trials, Crossed)).Markup, StringComparison.Ordinal);

    [Fact]
    public void Slices_show_trials_that_never_learned_in_grey()
    {
        var view = Render<ParameterChart>(chart => chart.Add(c => c.Trials, Crossed).Add(c => c.Parameter, "dropout")
            .Add(c => c.Metric, "val_accuracy").Add(c => c.Metrics, MetricSet.TextClassifier));

        var points = Assert.IsType<Scatter>(Assert.Single(Data(view)));
        Assert.Equal([false, false, false, false, false, true], points.Marker.ColorArray.Select(color => (string)color == ChartColors.Dead(dark: false)));
    }

    [Fact]
    public void Parallel_axes_share_the_width_of_the_page()
    {
        var view = Render<ParallelCoordinates>(chart => chart.Add(c => c.Trials, Crossed).Add(c => c.Keys, ["dropout", "batch_size"])
            .Add(c => c.Metric, MetricSpec.Default).Add(c => c.Metrics, MetricSet.TextClassifier));

        Assert.Equal(["13.333%", "46.667%", "80%"], view.FindAll("line.axis").Select(axis => axis.GetAttribute("x1")));
        Assert.StartsWith("M133.3 ", view.Find("path.line").GetAttribute("d"), StringComparison.Ordinal);
        Assert.Contains("left: calc(46.667% - 12px)", view.Find("[aria-label='Least batch_size']").GetAttribute("style"), StringComparison.Ordinal);
        Assert.Equal("none", view.Find("svg svg").GetAttribute("preserveAspectRatio"));
    }

    private static IList<ITrace> Data(IRenderedComponent<IComponent> view) => view.FindComponent<PlotlyChart>().Instance.Data;

    private static IEnumerable<double> Numbers(IEnumerable<object?> values) =>
        values.Select(value => Math.Round(Convert.ToDouble(value, CultureInfo.InvariantCulture), 6));

    private static string Text(AngleSharp.Dom.IElement element) => element.TextContent.Trim();

    private static TrialRow Trial(int number, double dropout, int batchSize, double accuracy)
    {
        var trial = Made.Trial(number, dropout, accuracy);
        return trial with { Hyperparameters = trial.Hyperparameters with { BatchSize = batchSize } };
    }

    private static TrialRow Ran(int number, string node, int from, int to) =>
        Made.Trial(number, 0, 0.5) with { Node = node, StartedAt = Noon.AddSeconds(from), FinishedAt = Noon.AddSeconds(to) };
}
