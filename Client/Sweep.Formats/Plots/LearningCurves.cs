using System.Globalization;
using ScottPlot;
using Sweep.Contracts.Results;
using Sweep.Formats.Export;
using Sweep.Formats.Reports;
using Sweep.Formats.Resources;

namespace Sweep.Formats.Plots;

/// <summary>
/// A sweep's learning curves as a picture, loss on the left and accuracy on the right: every seed as a thin line, the
/// median of those that learned as a bold one, those that never learned in grey.
/// </summary>
public static class LearningCurves
{
    private const float BoldWidth = 2.5f, ThinWidth = 1;

    /// <summary>Curves drawn: more cannot be told apart.</summary>
    private static int MaxCurves => CurvePalette.Curves.Count;

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
        var (loss, accuracy) = (new Plot(), new Plot());
        Draw(loss, ValueOf("train_loss"), ValueOf("val_loss"), text.Get("Loss"));
        Draw(accuracy, ValueOf("train_accuracy"), ValueOf("val_accuracy"), text.Get("Accuracy"));
        return CurveSheet.ToPng(loss, accuracy, new CurveWords(text, curves).Lines(sweep, all.Count));

        Func<Step, double> ValueOf(string metric) => step => results.Study.Metrics.Value(step, metric);

        void Draw(Plot plot, Func<Step, double> training, Func<Step, double> validation, string title)
        {
            foreach (var (index, curve) in curves.Index())
            {
                var lowest = MedianCurve.LowestEpoch(curve.Median(ValueOf("val_loss")));
                var (color, label) = (CurvePalette.Curves[index], CurveWords.Label(curve, text));
                Add(plot, curve, training, validation, lowest, color, label);
            }

            plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { IntegerTicksOnly = true };
            plot.XLabel(text.Get("Epoch"));
            plot.YLabel(title);
            plot.HideLegend();
        }
    }

    /// <summary>The sentences that explain a sweep's picture, for the page it stands on.</summary>
    internal static string Explanation(StudyResults results, string sweep, Text text) =>
        new CurveWords(text, [.. LearningCurve.Of(results, sweep).Take(MaxCurves)]).Explanation;

    private static void Add(
        Plot plot,
        LearningCurve curve,
        Func<Step, double> training,
        Func<Step, double> validation,
        int? lowest,
        Color color,
        string label)
    {
        var median = curve.Median(validation);
        foreach (var seed in curve.Seeds)
        {
            var points = MedianCurve.Of([seed.Epochs], validation);
            var thin = seed.Collapsed ? CurvePalette.Dead : color.WithAlpha(0.4);
            AddLine(plot, points, thin, ThinWidth, LinePattern.Solid);
        }

        AddLine(plot, curve.Median(training), color, BoldWidth, LinePattern.Dashed);
        // A configuration that never learned has no median; its name stands in grey.
        var shown = curve.Dead == curve.Seeds.Count ? CurvePalette.Dead : color;
        var bold = AddLine(plot, median, shown, BoldWidth, LinePattern.Solid);
        bold.LegendText = label;
        foreach (var point in median.Where(point => point.Epoch == lowest))
            AddMark(plot, point, MarkerShape.OpenCircle, 13, color);
        foreach (var point in median.Where(point => curve.Marks.Contains(point.Epoch)))
        {
            AddMark(plot, point, MarkerShape.FilledDiamond, 9, color);
            var number = plot.Add.Text(point.Epoch.ToString(CultureInfo.InvariantCulture), point.Epoch, point.Value);
            (number.LabelAlignment, number.OffsetY, number.LabelFontSize) = (Alignment.LowerCenter, -9, 12);
        }
    }

    private static ScottPlot.Plottables.Scatter AddLine(
        Plot plot, IReadOnlyList<CurvePoint> points, Color color, float width, LinePattern pattern)
    {
        double[] epochs = [.. points.Select(point => (double)point.Epoch)];
        double[] values = [.. points.Select(point => point.Value)];
        var line = plot.Add.Scatter(epochs, values, color);
        line.LineWidth = width;
        line.LinePattern = pattern;
        // A single epoch is a point.
        line.MarkerSize = epochs.Length == 1 ? 2 * width : 0;
        return line;
    }

    private static void AddMark(Plot plot, CurvePoint point, MarkerShape shape, float size, Color color)
    {
        var mark = plot.Add.Marker(point.Epoch, point.Value, shape, size, color);
        mark.MarkerLineWidth = 2;
    }
}
