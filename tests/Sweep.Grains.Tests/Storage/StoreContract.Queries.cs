using Sweep.Contracts.Filters;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Coordination;
using Sweep.Grains.Storage;
using static Sweep.Grains.Tests.Storage.Samples;
using Sweep.Testing;

namespace Sweep.Grains.Tests.Storage;

public abstract partial class StoreContract
{
    /// <summary>Two sweeps, one judged by accuracy and the other by loss; a configuration has two trials.</summary>
    private static readonly StudySpec Queried = Study(A).Spec with
    {
        Seeds = 2,
        Sweeps =
        [
            Study(A).Spec.Sweeps[0],
            Study(A).Spec.Sweeps[0] with { Name = "loss", Metric = new MetricSpec("val_loss", Goal.Minimize) },
        ],
    };

    [Fact]
    public async Task Configurations_rank_by_mean_and_of_equal_ones_the_earlier_leads()
    {
        await Finished((0.5, 0.7), (0.6, 0.9), (0.9, 0.3), (0.8, 0.8));

        var best = await Best(null, 10);

        Assert.Equal([7, 4, 2, 5], best.Select(c => c.BestTrial.Number));
        Assert.Equal([0.8, 0.75, 0.6, 0.6], best.Select(c => Math.Round(c.Mean, 12)));
        Assert.Equal([(2, 0.8, 0.8), (2, 0.6, 0.9), (2, 0.5, 0.7), (2, 0.3, 0.9)], best.Select(c => (c.Trials, c.Low, c.High)));
        Assert.Equal([4], best[3].Hyperparameters.Units.Select(u => u + 1));
        Assert.Equal(best.Take(3), await Best(null, 3));
        Assert.Empty(await Best(null, 0));
    }

    [Fact]
    public async Task What_is_no_number_or_has_not_finished_does_not_count()
    {
        await Finished((double.NaN, 0.4), (0.6, null), (double.NaN, double.NaN), (null, null), (0.2, 0.3));
        var failed = await Lease(8);
        await Store.AppendEpoch(failed, Accuracy(0.99), null);
        await Store.EndAttempt(failed, TrialState.Failed, new AttemptEnd(AttemptOutcome.Failed, "out of memory"), Noon);
        await Store.AppendEpoch(await Lease(4), Accuracy(0.99), null);

        var best = await Best(null, 10);

        Assert.Equal([(3, 1, 0.6), (2, 1, 0.4), (10, 2, 0.25)], best.Select(c => (c.BestTrial.Number, c.Trials, c.Mean)));
    }

    [Fact]
    public async Task A_sweep_ranks_its_own_trials_by_its_own_metric()
    {
        await Finished((0.5, 0.5), (0.9, 0.9), (0.7, 0.7));
        await Store.AddTrials(A, [.. new[] { 1, 2, 5, 6 }.Select(number => Trial(A, number, sweeps: 0b10))]);

        // Losses are 1 less the accuracies.
        Assert.Equal([5, 1], (await Best(1, 10)).Select(c => c.BestTrial.Number));
        Assert.Equal(0.3, (await Best(1, 1)).Single().Mean, 12);
        Assert.Equal([3, 5, 1], (await Best(0, 10)).Select(c => c.BestTrial.Number));
    }

    [Theory]
    [InlineData("seed = 0", 10, new[] { 5, 3, 1 })]
    [InlineData("seed = 1", 1, new[] { 2 })]
    [InlineData("trial in (2, 3)", 10, new[] { 2, 3 })]
    [InlineData("val_accuracy < 0.85 and not units = [1]", 10, new[] { 3, 6 })]
    [InlineData("units = [77]", 10, new int[0])]
    public async Task A_condition_leaves_trials_out_before_they_are_averaged(string where, int top, int[] expected)
    {
        await Finished((0.4, 0.8), (0.6, 0.2), (0.9, 0.1));

        var best = await Best(null, top, where);

        Assert.Equal(expected, best.Select(c => c.BestTrial.Number));
    }

    private async Task Finished(params (double? First, double? Second)[] accuracies)
    {
        await Store.CreateStudy(Study(A) with { Spec = Queried });
        foreach (var (index, pair) in accuracies.Index())
        {
            foreach (var (seed, accuracy) in new[] { pair.First, pair.Second }.Index())
            {
                var number = 2 * index + seed + 1;
                await Store.AddTrials(A, [Trial(A, number) with { Hyperparameters = Trial(A, index + 1).Hyperparameters, SeedNumber = seed }]);
                if (accuracy is not { } value)
                    continue;
                var lease = await Lease(number);
                await Store.AppendEpoch(lease, Accuracy(value), null);
                await Store.EndAttempt(lease, seed == 0 ? TrialState.Completed : TrialState.Stopped, new AttemptEnd(AttemptOutcome.Completed), Noon);
            }
        }
    }

    private static Step Accuracy(double value) => Epoch(1).With("val_accuracy", value).With("val_loss", 1 - value);

    private async Task<IReadOnlyList<BestConfiguration>> Best(int? sweep, int top, string? where = null)
    {
        var values = new FinishedValues(Queried, MetricSet.TextClassifier);
        foreach (var row in await Store.GetTrials(A, 0, 100))
            values.Note(TrialStanding.Of(row));
        return await new StudyQueries(Store, (await Store.GetStudy(A))!, values).GetBest(sweep, top, where is null ? null : TrialFilter.Parse(where));
    }
}
