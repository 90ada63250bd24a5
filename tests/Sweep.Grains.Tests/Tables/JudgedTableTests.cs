using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Tables;

namespace Sweep.Grains.Tests.Tables;

/// <summary>What rows amount to together: how many learned, intervals that hold together, margins, looks and missing trials.</summary>
public sealed class JudgedTableTests
{
    private static readonly Hyperparameters Default = Hyperparameters.Default;
    private static readonly Hyperparameters Large = Default with { Units = [128, 64] };
    private static readonly Hyperparameters Small = Default with { Units = [16, 8] };
    private static readonly ParameterSpec Units = TableStudy.Values("units", "[16, 8]", "[64, 32]", "[128, 64]");

    /// <summary>Hits of 480, worked out with numpy: s = 0.00861783 with 4 degrees of freedom, c(2, 4) = 3.31035.</summary>
    [Fact]
    public void Intervals_of_a_table_hold_together()
    {
        var table = TableStudy.Grid(Default, Units)
            .Add(Default, 445 / 480.0, 431 / 480.0, 436 / 480.0).Add(Small, 436 / 480.0, 428 / 480.0, 439 / 480.0).Add(Large, 436 / 480.0, 416 / 480.0, 432 / 480.0)
            .Table;

        Assert.Equal(0.00861783, table.Spread!.Value, 8);
        Assert.Equal((4, 3, 0.95), (table.Freedom, table.Configurations, table.Confidence));
        AssertInterval(-0.006250, 0.0232931, table.Rows[0].Difference!);
        AssertInterval(-0.019444, 0.0232931, table.Rows[2].Difference!);
        Assert.Equal([Verdict.NoEvidence, Verdict.Baseline, Verdict.NoEvidence], table.Rows.Select(row => row.Verdict));
        Assert.InRange(table.SeedsToTell!.Value, 4, 100);
    }

    [Fact]
    public void What_did_not_learn_is_counted_and_stays_out_of_the_means_that_rows_are_judged_by()
    {
        var table = TableStudy.Grid(Default, Units)
            .Add(Default, 0.90, 0.92, 0.91).Add(Large, 0, 0.93).Add(Large, 1, 0.95).Add(Large, 2, 0.5, collapsed: true)
            .Table;

        var row = table.Rows[1];
        Assert.Equal((2, 3), (row.Learned!.Count, row.Learned.Of));
        // Clopper and Pearson for 2 of 3 are those for 1 of 3, mirrored.
        Assert.Equal(1 - 0.905701, row.Learned.Low, 6);
        Assert.Equal(1 - 0.008404, row.Learned.High, 6);
        Assert.Equal(0.94, row.Live!.Mean, 12);
        Assert.Equal((0.93 + 0.95 + 0.5) / 3, row.Metrics[2]!.Mean, 12);
        Assert.Equal(0.03, row.Difference!.Mean, 12);
        Assert.Equal(2, row.Difference.Pairs);
        Assert.True(row.IsBest);
    }

    [Fact]
    public void A_row_of_which_most_trials_learned_nothing_is_not_best()
    {
        var table = TableStudy.Grid(Default, Units)
            .Add(Default, 0.8, 0.8, 0.81, 0.8)
            .Add(Large, 0, 0.99).Add(Large, 1, 0.5, collapsed: true).Add(Large, 2, 0.5, collapsed: true).Add(Large, 3, 0.5, collapsed: true)
            .Table;

        Assert.Equal([true, false], table.Rows.Select(row => row.IsBest));
    }

    [Fact]
    public void A_row_that_learns_less_often_has_a_verdict_of_its_own()
    {
        var study = TableStudy.Grid(Default, Units);
        for (var seed = 0; seed < 10; seed++)
            study.Add(Default, seed, 0.9 + 0.001 * seed).Add(Large, seed, 0.9 + 0.001 * seed, collapsed: seed < 5);

        var table = study.Table;

        // Fisher's exact test of 5 of 10 against 0 of 10: p = 0.0325.
        Assert.Equal(Verdict.LearnsLess, table.Rows[1].Learning);
        Assert.Null(table.Rows[0].Learning);
    }

    [Fact]
    public void A_row_none_of_which_learned_shows_what_all_its_trials_came_to()
    {
        var table = TableStudy.Grid(Default, Units)
            .Add(Default, 0.9, 0.91).Add(Large, 0, 0.5, collapsed: true).Add(Large, 1, 0.52, collapsed: true).Table;

        var row = table.Rows[1];
        Assert.Equal(0.51, row.Live!.Mean, 12);
        Assert.Equal(0, row.Learned!.Count);
        Assert.Null(row.Difference);
        Assert.Equal(Verdict.NoEvidence, row.Verdict);
    }

    [Fact]
    public void While_planned_trials_are_missing_there_is_no_verdict()
    {
        var table = TableStudy.Grid(Default, Units)
            .Add(Default, 0.7, 0.71, 0.72).Add(Large, 0, 0.9).Add(Large, 1, 0.91).Add(Large, 2, 0, TrialState.Queued).Table;

        Assert.Equal(1, table.Missing);
        Assert.Equal([Verdict.Baseline, Verdict.SoFar], table.Rows.Select(row => row.Verdict));
    }

    [Theory]
    [InlineData(0.02, Verdict.AsGood)]
    [InlineData(0.01, Verdict.NoEvidence)]
    public void A_row_is_as_good_where_its_bound_lies_within_the_margin(double margin, Verdict verdict)
    {
        // Differences −0.0104167, 0.0083333 and 0.01875; alone beside the baseline, the bound is −0.019362.
        var sweep = TableStudy.Grid(Default, Units).Spec.Sweeps[0] with { Margin = margin };

        var table = new TableStudy(sweep).Add(Default, 0.9, 0.9, 0.9).Add(Large, 0.9 - 0.0104167, 0.9 + 0.0083333, 0.9 + 0.01875).Table;

        Assert.Equal(-0.019362, table.Rows[1].Difference!.MarginBound!.Value, 5);
        Assert.Equal(verdict, table.Rows[1].Verdict);
    }

    [Fact]
    public void A_second_look_takes_wider_intervals()
    {
        var sweep = TableStudy.Grid(Default, Units).Spec.Sweeps[0];

        var first = new TableStudy(sweep).Add(Default, 0.90, 0.92, 0.91).Add(Large, 0.93, 0.94, 0.95).Table;
        var second = new TableStudy(sweep with { Look = 2 }).Add(Default, 0.90, 0.92, 0.91).Add(Large, 0.93, 0.94, 0.95).Table;

        Assert.Equal((2, 0.975), (second.Look, second.Confidence));
        Assert.True(second.Rows[1].Difference!.Ci95Low < first.Rows[1].Difference!.Ci95Low);
    }

    [Fact]
    public void Rows_that_differ_only_in_epochs_are_one_training()
    {
        var table = TableStudy.Grid(Default, TableStudy.Values("epochs", "5", "10"))
            .Add(Default, 0.90, 0.92, 0.91).Add(Default with { Epochs = 5 }, 0.89, 0.90, 0.90).Table;

        Assert.All(table.Rows, row => Assert.True(row.SharesTraining));
    }

    [Fact]
    public void Rows_that_read_the_same_words_are_one_experiment()
    {
        var study = TableStudy.Grid(Default, TableStudy.Values("vocab_size", "100", "1000", "2000"));
        foreach (var (size, accuracy) in new[] { (100, 0.7), (1000, 0.9), (2000, 0.88) })
            study.Add(Default with { VocabSize = size }, 0, accuracy, facts: TrialFacts.Of((FactNames.DistinctWords, 900), (FactNames.LongestText, 34)));

        var same = Assert.Single(study.Table.Same);

        Assert.Equal([1, 2], same.Rows);
        Assert.Equal((900, 34), (study.Table.DistinctWords, study.Table.LongestText));
        Assert.Equal(0.02, same.Spread!.Value, 12);
    }

    /// <summary>One row of five scatters, the others do not: F is (5 - 1)^2 = 16 with 3.2 and 12.8 degrees of freedom.</summary>
    [Fact]
    public void A_row_that_scatters_unlike_the_others_is_out_of_their_spread()
    {
        var study = TableStudy.Grid(Default with { Units = [1] }, TableStudy.Values("units", "[1]", "[2]", "[3]", "[4]", "[5]"));
        foreach (var units in Enumerable.Range(1, 5))
        {
            var scatter = units == 3 ? 0.1 : 0.001;
            foreach (var seed in Enumerable.Range(0, 5))
                study.Add(Default with { Units = [units] }, seed, 0.8 + scatter * ((seed * units % 5) - 2));
        }

        var table = study.Table;

        Assert.Equal([false, false, true, false, false], table.Rows.Select(row => row.OwnSpread));
        Assert.InRange(table.Spread!.Value, 0.0005, 0.003);
        Assert.True(Half(table.Rows[2]) > 10 * Half(table.Rows[1]));

        static double Half(TableRow row) => row.Difference!.Ci95High!.Value - row.Difference.Mean;
    }

    /// <summary>Means .90 .91 .92 .95, whose variance is 4.6667e-4; s²/n is the table's own.</summary>
    [Fact]
    public void The_best_of_many_is_shrunken()
    {
        var study = TableStudy.Grid(Default, TableStudy.Values("vocab_size", "1000", "1001", "1002", "1003"));
        foreach (var (index, mean) in new[] { 0.90, 0.91, 0.92, 0.95 }.Index())
        {
            var d = index % 2 == 0 ? 0.01 : -0.01;
            study.Add(Default with { VocabSize = 1000 + index }, mean - d, mean + d);
        }

        var table = study.Table;

        var error = table.Spread!.Value * table.Spread.Value / 2;
        var tau = 0.00046666666666666666 - error;
        Assert.Equal(0.92 + tau / (tau + error) * 0.03, table.Rows[3].Shrunken!.Value, 10);
    }

    [Fact]
    public void Without_a_baseline_rows_are_compared_with_the_best_of_the_others()
    {
        var table = TableStudy.Grid(null, Units).Add(Small, 0.70, 0.71, 0.72).Add(Default, 0.90, 0.91, 0.92).Add(Large, 0.905, 0.91, 0.925).Table;

        Assert.Equal([1, 2], table.MayBeBest);
    }

    [Fact]
    public void Seconds_are_the_median_and_those_of_reused_trials_are_left_out()
    {
        var table = TableStudy.Grid(Default, Units)
            .Add(Default, 0, 0.9, facts: TrialFacts.Of((FactNames.MedianSeconds, 2))).Add(Default, 1, 0.9, facts: TrialFacts.Of((FactNames.MedianSeconds, 3)))
            .Add(Default, 2, 0.9, facts: TrialFacts.Of((FactNames.MedianSeconds, 100))).Table;

        Assert.Equal(3, table.Rows[0].SecondsPerEpoch);
    }

    [Fact]
    public void Configurations_that_are_not_shown_count_in_the_intervals()
    {
        var sweep = TableStudy.Grid(Default, Units).Spec.Sweeps[0];
        var few = new TableStudy(sweep).Add(Default, 0.90, 0.92, 0.91).Add(Large, 0.93, 0.94, 0.95);

        var table = few.Build(new OtherConfigurations([], 500, 0));

        Assert.Equal((502, 500), (table.Configurations, table.Omitted));
        Assert.True(table.Rows[1].Difference!.Ci95Low < few.Table.Rows[1].Difference!.Ci95Low);
    }

    private static void AssertInterval(double mean, double half, Difference difference)
    {
        Assert.Equal(mean, difference.Mean, 6);
        Assert.Equal(mean - half, difference.Ci95Low!.Value, 6);
        Assert.Equal(mean + half, difference.Ci95High!.Value, 6);
    }
}
