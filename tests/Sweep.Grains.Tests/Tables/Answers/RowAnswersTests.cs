using System.Collections.Immutable;
using Sweep.Contracts.Results;
using Sweep.Contracts.Training;
using Sweep.Grains.Tables.Answers;

namespace Sweep.Grains.Tests.Tables.Answers;

/// <summary>Several trials' answers taken together, by hand.</summary>
public sealed class RowAnswersTests
{
    private static readonly ImmutableArray<byte> Labels = [0, 0, 1, 1];

    private static readonly AnswersRow Row = RowAnswers.Of(
        [new("8")],
        [
            // The example in scikit-learn's documentation of roc_auc_score.
            new TrialAnswers([0, 1, 2, 3], Labels, [0.1f, 0.4f, 0.35f, 0.8f], "bad", "good"),
            new TrialAnswers([0, 1, 4, 5], Labels, [0.1f, 0.2f, 0.8f, 0.9f], "bad", "good"),
        ],
        row => row switch { 0 or 1 => "plain", 2 or 4 => "negated", _ => null });

    [Fact]
    public void Answers_of_all_trials_are_counted_in_one_matrix() =>
        Assert.Equal((2, new ConfusionMatrix(3, 0, 4, 1)), (Row.Trials, Row.Answers!.Confusion));

    /// <summary>Areas of 0.75 and 1; one of all eight probabilities would be 15/16.</summary>
    [Fact]
    public void The_area_is_the_mean_of_the_trials_own() => Assert.Equal(0.875, Row.Answers!.Auc!.Value, 12);

    [Fact]
    public void Accuracy_by_group_leaves_out_texts_in_none() =>
        Assert.Equal([new GroupAccuracy("negated", 2, 1), new GroupAccuracy("plain", 4, 4)], Row.Groups);

    [Fact]
    public void Bins_hold_the_answers_of_all_trials()
    {
        Assert.Equal(8, Row.Answers!.Calibration.Sum(bin => bin.Texts));
        Assert.Equal((2, 1.0), (Row.Answers.Calibration[8].Texts, Row.Answers.Calibration[8].PositiveShare));
        Assert.Equal(0.8, Row.Answers.Calibration[8].MeanProbability!.Value, 6);
    }

    [Fact]
    public void A_row_whose_trials_have_no_answers_has_no_measures()
    {
        var row = RowAnswers.Of([], [], _ => "plain");

        Assert.Equal((0, null, 0), (row.Trials, row.Answers, row.Groups.Count));
    }
}
