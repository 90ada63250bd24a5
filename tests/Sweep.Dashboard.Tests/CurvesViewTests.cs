using Bunit;
using NSubstitute;
using Plotly.Blazor;
using Plotly.Blazor.Traces;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Dashboard.Study;
using Sweep.Testing;

namespace Sweep.Dashboard.Tests;

/// <summary>The learning curves of a sweep.</summary>
public sealed class CurvesViewTests : PageTest
{
    private const string Id = "dropout-1";

    [Fact]
    public void Dead_seeds_are_counted_in_the_legend_and_the_band_is_explained()
    {
        Study(Id).GetCurves("dropout", Arg.Any<int>()).Returns(
        [
            new ConfigurationCurves(new Hyperparameters { Dropout = 0.2 }, false, [Seed(1, 3), Seed(2, 3), Seed(3, 3), Seed(4, 3) with { Collapsed = true }]),
        ]);

        var view = Render<CurvesView>(view => view.Add(v => v.Study, Made.Study(Id)).Add(v => v.Sweep, 0));

        Assert.Contains("with 3 seeds it holds the next seed 50% of the time", view.Markup, StringComparison.Ordinal);
        Assert.Equal(
            ["dropout=0.2 (1 of 4 never learned)"],
            Loss(view).Where(trace => trace.ShowLegend == true).Select(trace => trace.Name));
        // Losses fall to the last epoch, where the ring is.
        Assert.Equal([3], Loss(view)[^1].X);
        Assert.All(view.FindComponents<PlotlyChart>(), chart => Assert.Equal(1, chart.Instance.Layout.XAxis[0].DTick));
    }

    [Fact]
    public void One_seed_has_no_band()
    {
        Study(Id).GetCurves("dropout", Arg.Any<int>()).Returns([new ConfigurationCurves(new Hyperparameters { Dropout = 0.2 }, false, [Seed(1, 3)])]);

        var view = Render<CurvesView>(view => view.Add(v => v.Study, Made.Study(Id)).Add(v => v.Sweep, 0));

        Assert.Contains("One seed does not tell", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sweep_of_epochs_is_one_curve_with_marks_at_its_values()
    {
        var study = Made.Study(Id);
        study = study with
        {
            Spec = study.Spec with
            {
                Sweeps = [study.Spec.Sweeps[0] with { Parameters = [new ParameterSpec { Key = "epochs", Distribution = Distribution.Categorical, Values = [new("2"), new("4")] }] }],
            },
        };
        Study(Id).GetCurves("dropout", Arg.Any<int>()).Returns(
        [
            new ConfigurationCurves(new Hyperparameters { Epochs = 2 }, true, [Seed(1, 2)]),
            new ConfigurationCurves(new Hyperparameters { Epochs = 4 }, false, [Seed(2, 4)]),
        ]);

        var view = Render<CurvesView>(view => view.Add(v => v.Study, study).Add(v => v.Sweep, 0));

        Assert.Equal(["epochs=4"], Loss(view).Where(trace => trace.ShowLegend == true).Select(trace => trace.Name));
        Assert.Equal(["2", "4"], Assert.Single(Loss(view), trace => trace.TextArray is not null).TextArray);
        Assert.Contains("All rows of this sweep are one training", view.Markup, StringComparison.Ordinal);
    }

    private static List<Scatter> Loss(IRenderedComponent<CurvesView> view) => [.. view.FindComponent<PlotlyChart>().Instance.Data.Cast<Scatter>()];

    private static SeedCurve Seed(int trial, int epochs) =>
        new(trial, [.. Enumerable.Range(1, epochs).Select(epoch => TextSteps.Of(epoch, 1.0 / epoch, 0.5, 2.0 / epoch, 0.5, 1))], epochs);
}
