using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Testing;

namespace Sweep.Grains.Tests.Tables;

public sealed class TableBuilderTests
{
    private static readonly Hyperparameters Default = Hyperparameters.Default;
    private static readonly Hyperparameters Small = Default with { Units = [16, 8] };
    private static readonly Hyperparameters Large = Default with { Units = [128, 64] };
    private static readonly ParameterSpec Units = TableStudy.Values("units", "[16,8]", "[64,32]", "[128,64]");

    [Fact]
    public void A_baseline_within_the_grid_keeps_its_place()
    {
        var table = TableStudy.Grid(Default, Units).Add(Default, 0.8, 0.8).Add(Large, 0.9, 0.901).Add(Small, 0.7, 0.701).Table;

        Assert.Equal(["[16, 8]", "[64, 32]", "[128, 64]"], table.Rows.Select(r => r.Values.Single().ToString()));
        Assert.Equal(1, table.Baseline);
        Assert.Equal([Verdict.Worse, Verdict.Baseline, Verdict.Better], table.Rows.Select(r => r.Verdict));
        Assert.Equal([false, false, true], table.Rows.Select(r => r.IsBest));
        Assert.Equal(("sweep", "A sweep", 0), (table.Sweep, table.Title, table.Omitted));
    }

    [Fact]
    public void A_baseline_outside_the_grid_comes_first_and_what_sets_it_apart_is_a_factor()
    {
        var baseline = Default with { Units = [32, 16], Dropout = 0.2 };

        var table = TableStudy.Grid(baseline, Units).Add(baseline, 0.8).Add(Small, 0.7).Add(Large, 0.9).Table;

        Assert.Equal(["units", "dropout"], table.Factors);
        Assert.Equal(["[32, 16] 0.2", "[16, 8] 0", "[128, 64] 0"], table.Rows.Select(r => string.Join(' ', r.Values)));
        Assert.Equal(0, table.Baseline);
    }

    [Fact]
    public void A_constant_of_the_sweep_that_the_baseline_has_otherwise_is_a_factor()
    {
        var table = TableStudy.Grid(Default, Units, TableStudy.Values("epochs", "20")).Add(Default, 0.8).Table;

        Assert.Equal(["units", "epochs"], table.Factors);
    }

    [Fact]
    public void Factors_that_vary_follow_the_spec_and_constants_are_none()
    {
        var table = TableStudy
            .Grid(Default, TableStudy.Values("vocab_size", "500", "1000"), TableStudy.Values("epochs", "10"), TableStudy.Values("max_length", "25", "50"))
            .Add(Default, 0.8).Table;

        Assert.Equal(["vocab_size", "max_length"], table.Factors);
    }

    [Fact]
    public void Depth_is_the_layers_there_are_and_one_model_is_one_row()
    {
        var study = TableStudy.Grid(Default, TableStudy.Values("depth", "1", "2", "3")).Add(Default, 0.8);
        var table = study.Add(Default with { Depth = 1 }, 0.7).Add(Default with { Depth = 3 }, 0.9).Add(Default with { Depth = 2 }, 1, 0.81).Table;

        Assert.Equal(["depth"], table.Factors);
        Assert.Equal(["1", "2", "3"], table.Rows.Select(r => r.Values.Single().ToString()));
        Assert.Equal(2, table.Rows[1].Trials);
    }

    [Fact]
    public void Units_that_pooling_does_not_use_are_no_factor()
    {
        var pooling = Default with { Model = ModelKind.Pooling, Units = [8] };

        var table = TableStudy.Grid(pooling, TableStudy.Values("model", "\"pooling\""), TableStudy.Values("dropout", "0", "0.5")).Add(pooling, 0.7).Table;

        Assert.Equal(["dropout"], table.Factors);
    }

    [Fact]
    public void Differences_pair_trials_of_one_seed_number()
    {
        var table = TableStudy.Grid(Default, Units)
            .Add(Default, 0.70, 0.80, 0.90)
            .Add(Large, 2, 0.94).Add(Large, 0, 0.72).Add(Large, 7, 0.10)
            .Table;

        var difference = table.Rows[1].Difference!;
        Assert.Equal(2, difference.Pairs);
        Assert.Equal(0.03, difference.Mean, 12);
        // Differences 0.02 and 0.04: half width 12.706205 · 0.01.
        Assert.Equal(0.03 - 0.12706205, difference.Ci95Low!.Value, 6);
        Assert.Equal(Verdict.NoEvidence, difference.Verdict);
        Assert.Null(table.Rows[0].Difference);
    }

    [Fact]
    public void Only_completed_and_stopped_trials_of_this_sweep_count()
    {
        var table = TableStudy.Grid(Default, Units)
            .Add(Default, 0, 0.8).Add(Default, 1, 0.6, TrialState.Stopped)
            .Add(Default, 2, 0.1, TrialState.Failed).Add(Default, 3, 0.1, TrialState.Running)
            .Add(Default, 4, 0.1, TrialState.Queued).Add(Default, 5, 0.1, TrialState.Cancelled)
            .Add(Small, 0, 0.99, sweeps: 2)
            .Table;

        var row = Assert.Single(table.Rows);
        Assert.Equal(2, row.Trials);
        Assert.Equal(0.7, row.ValAccuracy!.Mean, 12);
        Assert.Equal(0.3, row.ValLoss!.Mean, 12);
        Assert.Equal(1.0, row.SecondsPerEpoch!.Value, 12);
        Assert.Equal(1000, row.Parameters);
    }

    [Fact]
    public void A_configuration_that_has_not_run_has_an_empty_row()
    {
        var table = TableStudy.Grid(Default, Units).Add(Default, 0.8, 0.8).Add(Small, 0, 0, TrialState.Queued).Table;

        var row = table.Rows[0];
        Assert.Equal((0, null, null, null), (row.Trials, row.ValAccuracy, row.Difference, row.SecondsPerEpoch));
        Assert.Equal(Verdict.None, row.Verdict);
        Assert.False(row.IsBest);
    }

    [Fact]
    public void What_is_not_a_number_is_neither_averaged_nor_best()
    {
        var table = TableStudy.Grid(Default, Units).Add(Small, double.NaN).Add(Default, 0.8, double.NaN, 0.6).Table;

        Assert.Null(table.Rows[0].ValAccuracy);
        Assert.Equal(0.7, table.Rows[1].ValAccuracy!.Mean, 12);
        Assert.Equal([false, true], table.Rows.Select(r => r.IsBest));
    }

    [Fact]
    public void Of_equals_the_first_is_best()
    {
        var table = TableStudy.Grid(Default, Units).Add(Default, 0.8).Add(Large, 0.8).Table;

        Assert.Equal([true, false], table.Rows.Select(r => r.IsBest));
    }

    [Fact]
    public void Less_is_better_where_the_goal_says_so()
    {
        var sweep = TableStudy.Grid(Default, Units).Spec.Sweeps[0] with { Metric = new MetricSpec("val_loss", Goal.Minimize) };

        var table = new TableStudy(sweep).Add(Default, 0.80, 0.80, 0.80).Add(Large, 0.90, 0.91, 0.92).Table;

        Assert.Equal(Verdict.Better, table.Rows[1].Verdict);
        Assert.Equal(-0.11, table.Rows[1].Difference!.Mean, 12);
        Assert.True(table.Rows[1].IsBest);
    }

    [Fact]
    public void Without_a_baseline_there_are_no_differences()
    {
        var table = TableStudy.Grid(null, Units).Add(Small, 0.8, 0.8).Add(Large, 0.9, 0.9).Table;

        Assert.Null(table.Baseline);
        Assert.All(table.Rows, row => Assert.Equal((null, Verdict.NoEvidence), (row.Difference, row.Verdict)));
    }

    [Fact]
    public void A_random_search_shows_its_best_fifty_under_the_baseline()
    {
        var range = new ParameterSpec { Key = "learning_rate", Distribution = Distribution.Uniform, Min = 0, Max = 1 };
        var study = new TableStudy(new SweepSpec { Name = "random", Method = SearchMethod.Random, Parameters = [range], Baseline = Default });
        study.Add(Default, 0.3);
        for (var i = 1; i <= 60; i++)
            study.Add(Default with { LearningRate = 0.01 * i }, i % 2 == 0 ? 0.5 + 0.001 * i : 0.5 - 0.001 * i);

        var table = study.Table;

        Assert.Equal(50, table.Rows.Count);
        Assert.Equal(11, table.Omitted);
        Assert.Equal(0, table.Baseline);
        Assert.Equal("0.6", table.Rows[1].Values.Single().ToString());
        Assert.True(table.Rows[1].IsBest);
        var means = table.Rows.Skip(1).Select(r => r.ValAccuracy!.Mean).ToList();
        Assert.Equal(means.OrderDescending(), means);
    }

    [Fact]
    public void No_trials_make_an_empty_table()
    {
        var table = TableStudy.Grid(Default, Units).Table;

        Assert.Empty(table.Rows);
        Assert.Null(table.Baseline);
    }
}
