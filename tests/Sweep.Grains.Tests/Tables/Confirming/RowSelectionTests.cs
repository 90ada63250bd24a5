using Sweep.Contracts.Specs;
using Sweep.Grains.Tables.Confirming;
using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Tests.Tables.Confirming;

public sealed class RowSelectionTests
{
    [Fact]
    public void The_best_are_the_baseline_and_the_best_means_drawn_towards_all_of_them()
    {
        // Residuals ±a with alternating signs leave rows and seeds alone: s² = 8a²/3, and s²/2 is 1e-4 (worked out by hand).
        var a = Math.Sqrt(7.5e-5);
        double[] means = [.90, .91, .92, .95];

        var rows = new ConfirmedStudy(4, 2).Select(2, (row, seed) => means[row] + ((row + seed) % 2 == 0 ? a : -a));

        Assert.Equal([1, 4, 3], rows.Select(row => row.Hyperparameters.Units[0]));
        Assert.Equal([.90, .95, .92], rows.Select(row => row.Mean!.Value), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal(0.943571, rows[1].Shrunken!.Value, 6);
        Assert.All(rows, row => Assert.Equal((2, 2), (row.Learned, row.Trials)));
    }

    [Fact]
    public void A_row_of_which_too_few_trials_learned_is_not_chosen_however_good_they_are()
    {
        var rows = new ConfirmedStudy(3, 5, baseline: false).Select(3, (row, seed) => row switch
        {
            0 => seed < 2 ? 0.99 : double.NaN,
            1 => seed < 3 ? 0.95 : double.NaN,
            _ => 0.9 + 0.001 * seed,
        });

        Assert.Equal([2, 3], rows.Select(row => row.Hyperparameters.Units[0]));
        Assert.Equal((3, 5), (rows[0].Learned, rows[0].Trials));
        Assert.Equal(0.95, rows[0].Mean!.Value, 12);
    }

    [Fact]
    public void With_one_seed_the_best_is_chosen_and_nothing_tells_how_much_of_it_is_luck()
    {
        var rows = new ConfirmedStudy(3, 1, baseline: false).Select(1, (row, _) => row == 1 ? 0.9 : 0.8);

        Assert.Equal((2, null), (Assert.Single(rows).Hyperparameters.Units[0], rows[0].Shrunken));
    }

    [Fact]
    public void A_metric_to_minimize_chooses_the_least()
    {
        TriedConfiguration[] tried = [.. ((double[])[0.3, 0.1, 0.2]).Select((loss, index) =>
            new TriedConfiguration(Hyperparameters.Default with { Units = [index + 1] }, 1, [new SeedValue(0, loss)]))];

        var rows = RowSelection.Of(tried, new MetricSpec("val_loss", Goal.Minimize), null, 2);

        Assert.Equal([0.1, 0.2], rows.Select(row => row.Mean!.Value));
    }

    [Fact]
    public void A_baseline_none_of_whose_trials_finished_is_confirmed_all_the_same()
    {
        var baseline = Hyperparameters.Default with { Units = [9] };
        TriedConfiguration tried = new(Hyperparameters.Default with { Units = [1] }, 2, [new(0, 0.9), new(1, 0.8)]);

        var rows = RowSelection.Of([tried], MetricSpec.Default, baseline, 3);

        Assert.Equal([9, 1], rows.Select(row => row.Hyperparameters.Units[0]));
        Assert.Null(rows[0].Mean);
    }
}
