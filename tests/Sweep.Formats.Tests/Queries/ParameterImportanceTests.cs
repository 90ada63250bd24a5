using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Formats.Queries;
using Sweep.Testing;

namespace Sweep.Formats.Tests.Queries;

/// <summary>Shares worked out by hand.</summary>
public sealed class ParameterImportanceTests
{
    [Fact]
    public void The_share_is_the_variance_between_values_corrected_for_chance()
    {
        // Mean 3.5; SST = 2·(2.5² + 1.5² + 0.5²) = 17.5; SSB = 6·1.5² = 13.5; MSW = 4 / 4 = 1; (13.5 − 1·1) / 17.5.
        var share = Single((16, 0, 1), (16, 0, 2), (16, 0, 3), (32, 0, 4), (32, 0, 5), (32, 0, 6));

        Assert.Equal(12.5 / 17.5, share, 12);
    }

    [Fact]
    public void What_explains_no_more_than_chance_has_no_share() =>
        Assert.Equal(0, Single((16, 0, 1), (32, 0, 1), (16, 0, 2), (32, 0, 2)));

    [Fact]
    public void What_matters_most_comes_first()
    {
        var found = ParameterImportance.Of(
            [Trial(1, 16, 0.1, 1), Trial(2, 32, 0.1, 2), Trial(3, 16, 0.5, 11), Trial(4, 32, 0.5, 12)], ["batch_size", "dropout"], MetricSet.TextClassifier, "val_loss");

        // dropout: SSB 100 of SST 101, MSW (101 − 100) / 2; batch_size: SSB 1, which is less than its MSW of 50.
        Assert.Equal(["dropout", "batch_size"], found.Select(one => one.Key));
        Assert.Equal(99.5 / 101, found[0].Share, 12);
        Assert.Equal(0, found[1].Share);
    }

    [Fact]
    public void Many_numbers_are_grouped_by_rank()
    {
        // Twenty distinct rates in ten groups of two, each group with one result: all of the variance lies between them.
        var trials = Enumerable.Range(0, 20).Select(n => Trial(n + 1, 32, n / 100.0, n / 2)).ToList();

        Assert.Equal(1, Assert.Single(ParameterImportance.Of(trials, ["dropout"], MetricSet.TextClassifier, "val_loss")).Share, 12);
    }

    [Fact]
    public void Where_there_is_nothing_to_explain_nothing_is_said()
    {
        Assert.Empty(ParameterImportance.Of([], ["dropout"], MetricSet.TextClassifier, "val_loss"));
        Assert.Empty(ParameterImportance.Of([Trial(1, 16, 0, 1), Trial(2, 32, 0, 2)], ["batch_size"], MetricSet.TextClassifier, "val_loss"));
        Assert.Empty(ParameterImportance.Of([Trial(1, 16, 0, 1), Trial(2, 16, 0, 1), Trial(3, 32, 0, 1)], ["batch_size"], MetricSet.TextClassifier, "val_loss"));
    }

    [Fact]
    public void Trials_that_have_not_finished_or_diverged_are_left_out() =>
        Assert.Equal(12.5 / 17.5, ParameterImportance.Of(
            [
                Trial(1, 16, 0, 1), Trial(2, 16, 0, 2), Trial(3, 16, 0, 3), Trial(4, 32, 0, 4), Trial(5, 32, 0, 5), Trial(6, 32, 0, 6),
                Trial(7, 16, 0, 99) with { State = TrialState.Running }, Trial(8, 16, 0, double.NaN), Trial(9, 16, 0, 1) with { Last = null },
            ],
            ["batch_size"], MetricSet.TextClassifier, "val_loss")[0].Share, 12);

    private static double Single(params (int BatchSize, double Dropout, double Loss)[] trials) => Assert.Single(
        ParameterImportance.Of([.. trials.Index().Select(t => Trial(t.Index + 1, t.Item.BatchSize, t.Item.Dropout, t.Item.Loss))], ["batch_size"], MetricSet.TextClassifier, "val_loss")).Share;

    private static TrialRow Trial(int number, int batchSize, double dropout, double loss) => new()
    {
        Id = new TrialId("s-1", number),
        Hyperparameters = new Hyperparameters { BatchSize = batchSize, Dropout = dropout },
        SeedNumber = 0,
        Sweeps = 1,
        State = TrialState.Completed,
        Last = TextSteps.Of(1, 0, 0, loss, 0, 0),
    };
}
