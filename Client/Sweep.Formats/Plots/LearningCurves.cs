using System.Globalization;
using ScottPlot;
using Sweep.Formats.Export;
using Sweep.Formats.Reports;
using Sweep.Formats.Resources;
using Sweep.Contracts.Results;

namespace Sweep.Formats.Plots;

/// <summary>A sweep's learning curves as a picture: loss on the left, accuracy on the right.</summary>
public static class LearningCurves
{
    /// <summary>Configurations drawn at most: more are not told apart.</summary>
    private const int MaxCurves = 9;

    private const int Width = 1400, Height = 560;
    private const float LineWidth = 2;

    /// <summary>Writes a PNG file, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="results">The study.</param>
    /// <param name="sweep">Name of one of its sweeps.</param>
    /// <param name="language">Language of the words in it.</param>
    public static Task SavePngAsync(string path, StudyResults results, string sweep, CultureInfo language) =>
        WholeFile.WriteAsync(path, stream => stream.WriteAsync(ToPng(results, sweep, language)).AsTask());

    /// <summary>The bytes of a PNG file.</summary>
    public static byte[] ToPng(StudyResults results, string sweep, CultureInfo language)
    {
        var text = new Text(language);
        var all = LearningCurve.Of(results, sweep);
        var curves = all.Take(MaxCurves).ToList();
        var picture = new Multiplot { Layout = new ScottPlot.MultiplotLayouts.Columns() };
        picture.AddPlots(2);
        var (loss, accuracy) = (picture.GetPlot(0), picture.GetPlot(1));
        Draw(loss, curves, ValueOf("train_loss"), ValueOf("val_loss"), text.Get("Loss"), text);
        Draw(accuracy, curves, ValueOf("train_accuracy"), ValueOf("val_accuracy"), text.Get("Accuracy"), text);
        loss.Title(text.Get("CurvesTitle", sweep), size: 14);
        accuracy.Title(all.Count > curves.Count ? text.Get("CurvesShown", curves.Count, all.Count) : "", size: 14);
        accuracy.ShowLegend(Edge.Right);
        PlotFont.Use(loss);
        PlotFont.Use(accuracy);
        using var image = picture.Render(Width, Height);
        return image.GetImageBytes(ImageFormat.Png);

        Func<Step, double> ValueOf(string metric) => step => results.Study.Metrics.Value(step, metric);
    }

    private static void Draw(
        Plot plot, List<LearningCurve> curves, Func<Step, double> training, Func<Step, double> validation, string title, Text text)
    {
        var palette = new ScottPlot.Palettes.Category10();
        foreach (var (index, curve) in curves.Index())
        {
            double[] epochs = [.. curve.Epochs.Select(e => (double)e.Number)];
            Add(validation, LinePattern.Solid).LegendText = curve.Label;
            Add(training, LinePattern.Dashed);

            ScottPlot.Plottables.Scatter Add(Func<Step, double> value, LinePattern pattern)
            {
                var line = plot.Add.Scatter(epochs, [.. curve.Epochs.Select(value)], palette.GetColor(index));
                line.LineWidth = LineWidth;
                line.LinePattern = pattern;
                line.MarkerSize = epochs.Length == 1 || pattern.Equals(LinePattern.Solid) ? 5 : 0;
                return line;
            }
        }

        plot.XLabel(text.Get("Epoch"));
        plot.YLabel(title);
        plot.HideLegend();
    }
}
