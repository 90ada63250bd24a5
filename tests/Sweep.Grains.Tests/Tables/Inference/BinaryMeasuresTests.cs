using Sweep.Contracts.Results;
using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Tests.Tables.Inference;

/// <summary>Measures of binary answers, by hand and against scikit-learn's documentation.</summary>
public sealed class BinaryMeasuresTests
{
    private static readonly BinaryAnswers Documented =
        BinaryMeasures.Of([0.1f, 0.4f, 0.35f, 0.8f], [false, false, true, true])!;

    [Fact]
    public void The_example_of_scikit_learn_has_its_area() => Assert.Equal(0.75, Documented.Auc!.Value, 12);

    [Fact]
    public void Answers_are_positive_above_one_half()
    {
        Assert.Equal(new ConfusionMatrix(1, 0, 2, 1), Documented.Confusion);
        Assert.Equal(1, Documented.Confusion.Precision);
        Assert.Equal(0.5, Documented.Confusion.Recall);
        Assert.Equal(2.0 / 3, Documented.Confusion.F1!.Value, 12);
        Assert.Equal(0.75, Documented.Confusion.Accuracy);
        Assert.Equal(new ConfusionMatrix(0, 0, 0, 1), BinaryMeasures.Of([0.5f], [true])!.Confusion);
    }

    /// <summary>(0.01 + 0.16 + 0.4225 + 0.04)/4.</summary>
    [Fact]
    public void The_Brier_score_is_the_mean_squared_miss() => Assert.Equal(0.158125, Documented.Brier, 7);

    /// <summary>
    /// |0 − 0.1| + |0 − 0.4| + |1 − 0.35| + |1 − 0.8|, a quarter each: 0.35 and 0.4 lie in different bins.
    /// </summary>
    [Fact]
    public void The_calibration_error_weighs_bins_by_their_texts() =>
        Assert.Equal(0.3375, Documented.CalibrationError, 6);

    [Fact]
    public void Ties_count_half() => Assert.Equal(0.5, BinaryMeasures.Of([0.3f, 0.3f, 0.3f], [true, false, true])!.Auc);

    [Fact]
    public void One_class_has_no_area_and_its_measures_no_value()
    {
        var answers = BinaryMeasures.Of([0.2f, 0.4f], [false, false])!;

        Assert.Null(answers.Auc);
        Assert.Null(answers.Confusion.Precision);
        Assert.Null(answers.Confusion.Recall);
        Assert.Null(answers.Confusion.F1);
    }

    [Fact]
    public void Probabilities_of_one_belong_to_the_last_bin()
    {
        var bins = BinaryMeasures.Of([1f, 0.95f, 0f], [true, false, false])!.Calibration;

        Assert.Equal(CalibrationBin.Count, bins.Count);
        Assert.Equal((0.9, 2, 0.5), (bins[9].Low, bins[9].Texts, bins[9].PositiveShare));
        Assert.Equal(0.975, bins[9].MeanProbability!.Value, 6);
        Assert.Equal(new CalibrationBin(0.5, 0, null, null), bins[5]);
    }

    [Fact]
    public void No_texts_have_no_measures() => Assert.Null(BinaryMeasures.Of([], []));

    [Fact]
    public void Each_probability_needs_a_label() =>
        Assert.Throws<ArgumentException>(() => BinaryMeasures.Of([0.5f], []));
}
