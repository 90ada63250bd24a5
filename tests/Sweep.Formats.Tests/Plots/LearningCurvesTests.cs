using SkiaSharp;
using Sweep.Formats.Plots;
using Sweep.Formats.Tests.Reports;
using Sweep.Formats.Tests.Tables;
using Sweep.Testing;

namespace Sweep.Formats.Tests.Plots;

public sealed class LearningCurvesTests
{
    [Fact]
    public void Curves_are_means_over_seeds_in_the_tables_order()
    {
        var curves = LearningCurve.Of(SampleStudy.Results, "units");

        Assert.Equal(["units=[16, 8]", "units=[64, 32]", "units=[128, 64]"], curves.Select(c => c.Label));
        // Trials 2 and 3 counted from 0 are the second configuration's: 0.5 + 0.0625 · epoch + 0.015625 · 2.5.
        Assert.Equal([0.6015625, 0.6640625, 0.7265625, 0.7890625], curves[1].Epochs.Select(e => e.ValAccuracy));
    }

    [Fact]
    public void An_epoch_that_one_seed_did_not_reach_is_the_others_mean()
    {
        var results = SampleStudy.Results with { Epochs = [.. SampleStudy.Results.Epochs.Where(e => e.Trial != 1 || e.Metrics.Number < 4)] };

        Assert.Equal(0.5 + 0.0625 * 4 + 0.015625, LearningCurve.Of(results, "units")[0].Epochs[3].ValAccuracy);
    }

    [Fact]
    public void The_picture_is_a_PNG_with_curves_of_every_configuration()
    {
        using var picture = SKBitmap.Decode(LearningCurves.ToPng(SampleStudy.Results, "units", SampleTables.English));

        Assert.Equal((1400, 560), (picture.Width, picture.Height));
        var colours = picture.Pixels.GroupBy(p => p).ToDictionary(g => g.Key, g => g.Count());
        Assert.All(new ScottPlot.Palettes.Category10().Colors.Take(3), c => Assert.True(colours[new SKColor(c.Red, c.Green, c.Blue)] > 500));
    }

    [Fact]
    public void Words_are_drawn_with_the_font_that_comes_along()
    {
        using var font = new PlotFont().CreateTypeface(PlotFont.Name, bold: false, italic: false)!;

        Assert.Equal("DejaVu Sans", font.FamilyName);
        Assert.True(font.ContainsGlyphs("Época 0,5 −0.5 µ Pérdida ñ [16, 8] ±"));
        Assert.Null(new PlotFont().CreateTypeface("Another", bold: false, italic: false));
        Assert.NotEqual(
            LearningCurves.ToPng(SampleStudy.Results, "units", SampleTables.English), LearningCurves.ToPng(SampleStudy.Results, "units", SampleTables.Spanish));
    }

    [Fact]
    public void A_study_without_epochs_has_empty_axes_and_no_error() =>
        Assert.NotEmpty(LearningCurves.ToPng(SampleStudy.Results with { Epochs = [] }, "units", SampleTables.English));
}
