using System.Globalization;
using System.Net;
using SkiaSharp;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Formats.Plots;
using Sweep.Formats.Reports;
using Sweep.Formats.Resources;
using Sweep.Formats.Tests.Reports;
using Sweep.Formats.Tests.Tables;
using Sweep.Testing;

namespace Sweep.Formats.Tests.Plots;

public sealed class LearningCurvesTests
{
    private static readonly Func<Step, double> Accuracy = step => step.ValAccuracy;
    private static readonly Func<Step, double> Loss = step => step.ValLoss;

    [Fact]
    public void Curves_are_medians_over_seeds_in_the_tables_order()
    {
        var curves = LearningCurve.Of(SampleStudy.Results, "units");

        Assert.Equal(["units=[16, 8]", "units=[64, 32]", "units=[128, 64]"], curves.Select(c => c.Label));
        // Trials 2 and 3 counted from 0 are the second configuration's: 0.5 + 0.0625 · epoch + 0.015625 · 2.5.
        Assert.Equal([0.6015625, 0.6640625, 0.7265625, 0.7890625], curves[1].Median(Accuracy).Select(p => p.Value));
        Assert.All(curves, curve => Assert.Equal((2, 0, 0), (curve.Seeds.Count, curve.Dead, curve.Marks.Count)));
    }

    [Fact]
    public void An_epoch_that_one_seed_did_not_reach_is_the_others_median()
    {
        var results = SampleStudy.Results with { Epochs = [.. SampleStudy.Results.Epochs.Where(e => e.Trial != 1 || e.Metrics.Number < 4)] };

        Assert.Equal(0.5 + 0.0625 * 4 + 0.015625, LearningCurve.Of(results, "units")[0].Median(Accuracy)[3].Value);
    }

    [Fact]
    public void A_seed_that_never_learned_is_counted_and_in_no_median()
    {
        var curves = LearningCurve.Of(Collapsed(1, 5, 6), "units");

        Assert.Equal([1, 0, 2], curves.Select(curve => curve.Dead));
        Assert.Equal([0.578125, 0.640625, 0.703125, 0.765625], curves[0].Median(Accuracy).Select(p => p.Value));
        Assert.Empty(curves[2].Median(Accuracy));
        Assert.Equal(
            ["units=[16, 8] (1 of 2 never learned)", "units=[64, 32]", "units=[128, 64] (2 of 2 never learned)"],
            curves.Select(curve => CurveWords.Label(curve, new Text(SampleTables.English))));
        Assert.Equal("units=[16, 8] (1 de 2 no aprendieron)", CurveWords.Label(curves[0], new Text(SampleTables.Spanish)));
    }

    [Fact]
    public void The_mark_is_at_the_lowest_median_validation_loss()
    {
        // Of three seeds the medians are 0.5, 0.4, 0.45: the mean would be lowest at the first epoch.
        Step[][] seeds = [[Step(1, 0.5), Step(2, 0.4), Step(3, 0.5)], [Step(1, 0.5), Step(2, 0.4), Step(3, 0.45)], [Step(1, 0.4), Step(2, 0.9), Step(3, 0.4)]];

        var median = MedianCurve.Of(seeds, Loss);

        Assert.Equal([new CurvePoint(1, 0.5), new(2, 0.4), new(3, 0.45)], median);
        Assert.Equal(2, MedianCurve.LowestEpoch(median));
        Assert.Null(MedianCurve.LowestEpoch([]));
        Assert.Empty(MedianCurve.Of([[Step(1, double.NaN)]], Loss));
    }

    [Fact]
    public void A_sweep_of_epochs_is_one_curve_with_marks_at_its_values()
    {
        var curve = Assert.Single(LearningCurve.Of(Epochs(), "units"));

        Assert.Equal("epochs=4", curve.Label);
        Assert.Equal([1, 2, 4], curve.Marks);
        Assert.Equal([1, 2, 3, 4], curve.Median(Accuracy).Select(point => point.Epoch));
        Assert.NotEmpty(LearningCurves.ToPng(Epochs(), "units", SampleTables.English));
    }

    /// <summary>Units of [16, 8] with 1 and 4 epochs, and of [64, 32] with 4: two curves, one with marks.</summary>
    [Fact]
    public void Rows_that_differ_only_in_epochs_are_drawn_once()
    {
        var results = Crossed();

        var curves = LearningCurve.Of(results, "units");

        Assert.Equal(["units=[16, 8]", "units=[64, 32] epochs=4"], curves.Select(curve => curve.Label));
        Assert.Equal([[1, 4], []], curves.Select(curve => curve.Marks));
        Assert.Equal([1, 2, 3, 4], curves[0].Median(Accuracy).Select(point => point.Epoch));
        Assert.Equal(
            [
                "units: learning curves",
                "Thin: validation of each seed. Bold: median of the seeds that learned; dashed: in training, with dropout on. Grey: seeds that never learned.",
                "Ring: lowest median validation loss, which need not be at the median of the seeds' best epochs.",
                "Rows that differ only in epochs are one training, drawn once: diamonds mark the values of epochs.",
                "The next seed lies between the extremes of 2 seeds 33 % of the time.",
            ],
            new CurveWords(new Text(SampleTables.English), curves).Lines("units", of: 2));
        Assert.Equal(
            [
                "units: curvas de aprendizaje",
                "Fina: validación de cada semilla. Gruesa: mediana de las que aprendieron; discontinua: en entrenamiento, con dropout activo. Gris: las que no aprendieron.",
                "Anillo: menor mediana de la pérdida de validación, que no tiene por qué estar en la mediana de las mejores épocas de las semillas.",
                "Las filas que solo difieren en las épocas son un mismo entrenamiento, dibujado una vez: los rombos marcan los valores de epochs.",
                "Se dibujan las primeras 2 de 3 curvas. La próxima semilla queda entre los extremos de 2 semillas el 33 % de las veces.",
            ],
            new CurveWords(new Text(SampleTables.Spanish), curves).Lines("units", of: 3));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void Lines_above_the_picture_fit_its_width(string language)
    {
        using var font = new SKFont(PlotFont.Typeface(), 14);
        var words = new CurveWords(new Text(CultureInfo.GetCultureInfo(language)), LearningCurve.Of(Crossed(), "units"));

        Assert.All(words.Lines("units", of: 30), line => Assert.True(font.MeasureText(line) < 1400 - 2 * 16, line));
    }

    [Fact]
    public void No_colour_of_a_curve_is_near_the_grey_of_seeds_that_never_learned() => Assert.All(
        CurvePalette.Curves, color => Assert.True(Math.Max(color.R, Math.Max(color.G, color.B)) - Math.Min(color.R, Math.Min(color.G, color.B)) > 80));

    [Fact]
    public void The_page_explains_the_picture()
    {
        var text = new Text(SampleTables.English);

        var plain = LearningCurves.Explanation(SampleStudy.Results, "units", text);
        Assert.Contains("A bold line is the median of the seeds that learned", plain, StringComparison.Ordinal);
        Assert.Contains("it need not be the median of the seeds' best epochs", plain, StringComparison.Ordinal);
        Assert.Contains("measured with dropout on", plain, StringComparison.Ordinal);
        Assert.EndsWith("The next seed lies between the extremes of 2 seeds 33 % of the time.", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("extremes", LearningCurves.Explanation(Collapsed(1, 3, 5), "units", text), StringComparison.Ordinal);
        Assert.Contains("one training", LearningCurves.Explanation(Epochs(), "units", text), StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode(plain), StudyReport.ToHtml(SampleStudy.Results, SampleTables.English), StringComparison.Ordinal);
    }

    [Fact]
    public void The_picture_is_a_PNG_with_curves_of_every_configuration()
    {
        using var picture = SKBitmap.Decode(LearningCurves.ToPng(SampleStudy.Results, "units", SampleTables.English));

        Assert.Equal((1400, 620), (picture.Width, picture.Height));
        var colours = picture.Pixels.GroupBy(p => p).ToDictionary(g => g.Key, g => g.Count());
        Assert.All(CurvePalette.Curves.Take(3), c => Assert.True(colours[new SKColor(c.Red, c.Green, c.Blue)] > 500));
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

    private static Step Step(int epoch, double loss) => TextSteps.Of(epoch, 0, 0, loss, 0, 1);

    private static StudyResults Collapsed(params int[] trials) => SampleStudy.Results with
    {
        Trials =
        [
            .. SampleStudy.Results.Trials.Select(trial => trials.Contains(trial.Id.Number)
                ? trial with { Facts = trial.Facts.With(TrialFacts.Of((FactNames.Collapsed, 1))) }
                : trial),
        ],
    };

    /// <summary>Units [16, 8] with 1 and 4 epochs, [64, 32] with 4.</summary>
    private static StudyResults Crossed()
    {
        Hyperparameters[] rows =
        [
            Hyperparameters.Default with { Units = [16, 8], Epochs = 1 },
            Hyperparameters.Default with { Units = [16, 8], Epochs = 4 },
            Hyperparameters.Default with { Units = [64, 32], Epochs = 4 },
        ];
        var table = SampleTables.Units;
        return SampleStudy.Results with
        {
            Tables =
            [
                table with
                {
                    Factors = ["units", "epochs"],
                    Rows = [.. table.Rows.Zip(rows, (row, h) => row with { Values = [ParameterValue.From(h.Units), ParameterValue.From(h.Epochs)] })],
                },
            ],
            Trials = [.. SampleStudy.Results.Trials.Index().Select(trial => trial.Item with { Hyperparameters = rows[trial.Index / 2] })],
            Epochs = [.. SampleStudy.Results.Epochs.Where(epoch => epoch.Metrics.Number <= rows[(epoch.Trial - 1) / 2].Epochs)],
        };
    }

    /// <summary>The three configurations differ in nothing but their epochs: 1, 2 and 4.</summary>
    private static StudyResults Epochs()
    {
        int[] epochs = [1, 2, 4];
        var table = SampleTables.Units;
        return SampleStudy.Results with
        {
            Tables = [table with { Factors = ["epochs"], Rows = [.. table.Rows.Zip(epochs, (row, n) => row with { Values = [ParameterValue.From(n)] })] }],
            Trials =
            [
                .. SampleStudy.Results.Trials.Index().Select(trial =>
                    trial.Item with { Hyperparameters = Hyperparameters.Default with { Epochs = epochs[trial.Index / 2] } }),
            ],
            Epochs = [.. SampleStudy.Results.Epochs.Where(epoch => epoch.Metrics.Number <= epochs[(epoch.Trial - 1) / 2])],
        };
    }
}
