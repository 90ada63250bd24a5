using Plotly.Blazor;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib.MarkerLib;
using Sweep.Contracts.Results;
using Sweep.Dashboard.Charts;
using Sweep.Testing;

namespace Sweep.Dashboard.Tests;

/// <summary>How a configuration's learning is drawn.</summary>
public sealed class CurveTracesTests
{
    private const string Color = "#0072b2";
    private const string Dead = "#8a8f95";

    private static readonly Func<Step, double> Loss = step => step.ValLoss;

    private readonly SeedCurve first = Seed(1, 0.5, 0.4, 0.2);
    private readonly SeedCurve second = Seed(2, 0.7, 0.6, 0.4);
    private readonly SeedCurve astray = Seed(3, 0.9, 2, 9);

    [Fact]
    public void Seeds_are_thin_lines_their_median_a_bold_one_and_a_band_from_the_least_to_the_greatest()
    {
        var traces = Drawn(Of(first, second, astray).Validation(Loss));

        Assert.Equal(
            [[0.5, 0.4, 0.2], [0.9, 2, 9], [0.5, 0.4, 0.2], [0.7, 0.6, 0.4], [0.9, 2, 9], [0.7, 0.6, 0.4]],
            traces.Select(Values));
        Assert.Equal([0, 0, 1, 1, 1, 3], traces.Select(trace => trace.Line.Width!.Value));
        Assert.Equal([false, false, false, false, false, true], traces.Select(trace => trace.ShowLegend!.Value));
        Assert.Equal([1, 2, 3], traces[^1].X);
    }

    [Fact]
    public void A_seed_that_never_learned_is_grey_and_in_neither_median_nor_band()
    {
        var traces = Drawn(Of(first, second, astray with { Collapsed = true }).Validation(Loss));

        Assert.Equal([[0.5, 0.4, 0.2], [0.7, 0.6, 0.4], [0.5, 0.4, 0.2], [0.7, 0.6, 0.4], [0.9, 2, 9], [0.6, 0.5, 0.3]], traces.Select(Values));
        Assert.Equal([false, false, false, false, true, false], traces.Select(trace => trace.Line.Color as string == Dead));
    }

    [Fact]
    public void Where_no_seed_learned_the_name_in_the_legend_is_grey_and_there_is_no_median()
    {
        var curve = Of(first with { Collapsed = true });

        var traces = Drawn(curve.Validation(Loss));
        Assert.Equal([[0.5, 0.4, 0.2], []], traces.Select(Values));
        Assert.All(traces, trace => Assert.Equal(Dead, trace.Line.Color));
        Assert.True(traces[^1].ShowLegend);
        Assert.Empty(curve.Training("a, training", Loss, inLegend: true));
        Assert.Null(curve.LowestEpoch(Loss));
    }

    [Fact]
    public void A_seed_that_is_still_behind_makes_no_step_in_the_median()
    {
        var curve = Of(first, second, Seed(3, 5));

        Assert.Equal([0.6, 0.5, 0.3], Values(Assert.Single(Drawn(curve.Training("a, training", Loss, inLegend: true)))));
        Assert.Equal([0.6, 0.5, 0.3], Values(Drawn(curve.Validation(Loss))[^1]));
    }

    [Fact]
    public void Training_is_the_dashed_median_and_one_seed_is_one_line()
    {
        Assert.Equal("dash", Assert.Single(Drawn(Of(first, second).Training("a, training", Loss, inLegend: true))).Line.Dash);
        Assert.Equal([0.5, 0.4, 0.2], Values(Assert.Single(Drawn(Of(first).Validation(Loss)))));
    }

    [Fact]
    public void The_mark_is_on_the_median_at_its_lowest_loss()
    {
        var curve = Of(Seed(1, 0.5, 0.3, 0.4), Seed(2, 0.5, 0.3, 0.6), Seed(3, 0.1, 0.9, 0.1));

        Assert.Equal(2, curve.LowestEpoch(Loss));
        var mark = Assert.Single(Drawn(curve.Marks(Loss, [2], SymbolEnum.CircleOpen, "lowest validation loss")));
        Assert.Equal([2], mark.X);
        Assert.Equal([0.3], mark.Y);
        Assert.Equal((SymbolEnum.CircleOpen, "a: lowest validation loss"), (mark.Marker.Symbol!.Value, mark.Name));
        Assert.Empty(curve.Marks(Loss, [4], SymbolEnum.CircleOpen, ""));
    }

    [Fact]
    public void Marked_epochs_stand_beside_their_marks() =>
        Assert.Equal(["1", "3"], Assert.Single(Drawn(Of(first).Marks(Loss, [1, 3, 9], SymbolEnum.Diamond, "", shown: true))).TextArray);

    private static CurveTraces Of(params SeedCurve[] seeds) => new("a", Color, Dead, seeds);

    private static List<Scatter> Drawn(IEnumerable<ITrace> traces) => [.. traces.Cast<Scatter>()];

    private static IEnumerable<double> Values(Scatter trace) => trace.Y.Select(y => Math.Round((double)y, 6));

    private static SeedCurve Seed(int trial, params double[] losses) =>
        new(trial, [.. losses.Select((loss, index) => TextSteps.Of(index + 1, 0, 0, loss, 0, 1))], losses.Length);
}
