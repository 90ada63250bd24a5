using Plotly.Blazor.Traces;
using Sweep.Contracts.Results;
using Sweep.Dashboard.Charts;
using Sweep.Testing;

namespace Sweep.Dashboard.Tests;

/// <summary>How a configuration's learning is drawn.</summary>
public sealed class CurveTracesTests
{
    private readonly SeedCurve first = Seed(1, 0.5, 0.4, 0.2);
    private readonly SeedCurve second = Seed(2, 0.7, 0.6, 0.4);

    [Fact]
    public void Seeds_are_a_mean_and_a_band_from_the_least_to_the_greatest()
    {
        var traces = Draw(isTraining: false, first, second);

        Assert.Equal([[0.5, 0.4, 0.2], [0.7, 0.6, 0.4], [0.6, 0.5, 0.3]], traces.Select(trace => trace.Y.Select(y => Math.Round((double)y, 6))));
        Assert.Equal([false, false, null], traces.Select(trace => trace.ShowLegend));
    }

    [Fact]
    public void A_seed_that_is_still_behind_makes_no_step_in_the_mean()
    {
        var traces = Draw(isTraining: true, first, second, Seed(3, 5));

        Assert.Equal([[0.6, 0.5, 0.3], [5]], traces.Select(trace => trace.Y.Select(y => Math.Round((double)y, 6))));
        Assert.Equal(["dash", "dash"], traces.Select(trace => trace.Line.Dash));
    }

    private static List<Scatter> Draw(bool isTraining, params SeedCurve[] seeds) =>
        [.. CurveTraces.Of("a", seeds, epoch => epoch.ValLoss, "#0072b2", isTraining).Cast<Scatter>()];

    private static SeedCurve Seed(int trial, params double[] losses) =>
        new(trial, [.. losses.Select((loss, index) => TextSteps.Of(index + 1, 0, 0, loss, 0, 1))], losses.Length);
}
