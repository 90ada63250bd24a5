using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Coordination;
using Sweep.Grains.Tables.Confirming;
using Sweep.Grains.Tests.Storage;

namespace Sweep.Grains.Tests.Tables.Confirming;

public sealed class ConfirmationTests
{
    [Fact]
    public void Selection_and_fresh_seeds_stand_side_by_side_with_intervals_of_the_test_accuracy()
    {
        var study = new ConfirmedStudy(4, 3);
        var rows = study.Select(2, (row, seed) => 0.90 + 0.01 * row + 0.001 * ((row * seed) % 3));
        // Hits of 480 in Dunnett's layout: c(2, 4) = 3.31035 and s = 0.00861783 give a half-width of 0.0232931.
        double[][] hits = [[445, 431, 436], [436, 428, 439], [436, 416, 432]];

        var table = ConfirmedStudy.Confirm(study.Confirming(3, rows), rows, (row, seed) => (0.88 + 0.01 * row, hits[row][seed] / 480));

        Assert.Equal((FactNames.TestAccuracy, true, true, 0), (table.Measure.Name, table.OnTestSet, table.HasBaseline, table.Missing));
        Assert.Equal((3, 1000), (table.Seeds, table.FirstSeed));
        Assert.Equal(["[1]", "[4]", "[3]"], table.Rows.Select(row => row.Values.Single().ToString()));
        Assert.Equal([Verdict.Baseline, Verdict.NoEvidence, Verdict.NoEvidence], table.Rows.Select(row => row.Verdict));
        Assert.Equal(-0.006250, table.Rows[1].Difference!.Value, 6);
        Assert.Equal(-0.019444, table.Rows[2].Difference!.Value, 6);
        Assert.All(table.Rows.Skip(1), row => Assert.Equal(0.0232931, row.DifferenceHalfWidth!.Value, 6));
        Assert.Equal((null, null), (table.Rows[0].Difference, table.Rows[0].DifferenceHalfWidth));
        Assert.Equal(1312 / 1440.0, table.Rows[0].Measured!.Value, 12);
        Assert.Equal([0.88, 0.89, 0.90], table.Rows.Select(row => row.Fresh!.Value), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal([0.885, 0.895, 0.905], table.Rows.Select(row => row.BestEpoch!.Value), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.All(table.Rows, row => Assert.Equal(row.Chosen.Mean - row.Fresh, row.Drop));
        Assert.All(table.Rows, row => Assert.Equal((3, 3), (row.Learned, row.Trials)));
    }

    [Fact]
    public void Without_a_test_set_rows_are_compared_by_the_sweeps_metric()
    {
        var study = new ConfirmedStudy(3, 2);
        var rows = study.Select(1, (row, seed) => 0.9 + 0.01 * row + 0.001 * (row * seed));

        var table = ConfirmedStudy.Confirm(study.Confirming(4, rows), rows, (row, seed) => (0.8 + 0.1 * row + 0.001 * ((row + seed) % 2), 0), tested: false);

        Assert.Equal(("val_accuracy", false), (table.Measure.Name, table.OnTestSet));
        Assert.Equal([Verdict.Baseline, Verdict.Better], table.Rows.Select(row => row.Verdict));
        Assert.Equal(table.Rows.Select(row => row.Fresh), table.Rows.Select(row => row.Measured));
    }

    [Fact]
    public void A_trial_that_collapsed_counts_as_such_and_in_no_mean()
    {
        var study = new ConfirmedStudy(3, 2);
        var rows = study.Select(1, (row, seed) => 0.9 + 0.01 * row);

        var table = ConfirmedStudy.Confirm(study.Confirming(4, rows), rows, (row, seed) => row == 1 && seed == 0 ? (double.NaN, 0.5) : (0.9, 0.8));

        Assert.Equal([(4, 4), (3, 4)], table.Rows.Select(row => (row.Learned, row.Trials)));
        Assert.Equal([0.8, 0.8], table.Rows.Select(row => row.Measured!.Value), (x, y) => Math.Abs(x - y) < 1e-12);
    }

    [Fact]
    public void While_trials_are_missing_there_is_no_verdict()
    {
        var study = new ConfirmedStudy(3, 2);
        var rows = study.Select(1, (row, seed) => 0.9 + 0.01 * row);
        var confirming = study.Confirming(3, rows);

        var table = Confirmation.Of(confirming, TrialPlan.Create(confirming.Id, confirming.Spec));

        Assert.Equal(6, table.Missing);
        Assert.Equal([Verdict.Baseline, Verdict.NoEvidence], table.Rows.Select(row => row.Verdict));
        Assert.All(table.Rows, row => Assert.Equal((0, null), (row.Trials, row.Measured)));
    }

    [Fact]
    public void The_trials_of_a_confirmation_are_tested_on_the_same_texts_with_seeds_of_their_own()
    {
        var study = new ConfirmedStudy(3, 2);
        var rows = study.Select(2, (row, _) => 0.9 + 0.01 * row);
        var confirming = study.Confirming(10, rows);

        var trials = TrialPlan.Create(confirming.Id, confirming.Spec);

        Assert.Equal(30, trials.Count);
        Assert.Equal(Enumerable.Range(1000, 10), trials.Select(trial => trial.SeedNumber).Distinct().Order());
        var work = TrialPlan.WorkOf(confirming, trials[0]);
        Assert.Equal((true, 0.2, study.Study.Dataset.Fingerprint), (work.Confirm, work.TestSplit, work.Fingerprint));
        // Its twin that was not tested knows no test accuracy.
        var untested = confirming with { Spec = confirming.Spec with { Confirms = null } };
        Assert.NotEqual(TrialPlan.TwinFingerprint(untested, trials[0]), TrialPlan.TwinFingerprint(confirming, trials[0]));
        Assert.Equal(TrialPlan.TrialSeed(untested.Spec, trials[0]), work.TrialSeed);
    }

    [Fact]
    public void More_seeds_than_an_earlier_confirmation_are_another_look_and_as_many_are_the_same_study()
    {
        var study = new ConfirmedStudy(3, 2);
        var rows = study.Select(2, (row, _) => 0.9 + 0.01 * row);
        var five = study.Confirming(5, rows) with { State = StudyState.Completed };

        var (ten, none) = ConfirmingStudy.Among(study.Confirming(10, rows).Spec, [five, Samples.Study("other-1")]);
        var (_, same) = ConfirmingStudy.Among(study.Confirming(5, rows).Spec, [five]);
        var (_, again) = ConfirmingStudy.Among(study.Confirming(10, rows).Spec, [five with { Id = "units-1-confirm-2", Spec = ten }, five]);

        Assert.Equal((2, null), (ten.Sweeps[0].Look, none?.Id));
        Assert.Equal("units-1-confirm-1", same?.Id);
        Assert.Equal("units-1-confirm-2", again?.Id);
    }

    [Theory]
    [InlineData(StudyState.Running, null, 3, 10, "Only a completed study can be confirmed, and this one is running. Wait until it is.")]
    [InlineData(StudyState.Paused, null, 3, 10, "Finish it first with: sweep resume units-1")]
    [InlineData(StudyState.Completed, "none", 3, 10, "It has no sweep 'none'; it has units.")]
    [InlineData(StudyState.Completed, null, 0, 10, "top is a whole number from 1 to 20, not 0.")]
    [InlineData(StudyState.Completed, null, 3, 1001, "seeds is a whole number from 1 to 1000, not 1001.")]
    public void What_cannot_be_confirmed_is_said(StudyState state, string? sweep, int top, int seeds, string message)
    {
        var study = new ConfirmedStudy(3, 2).Study with { State = state };

        var error = Assert.Throws<SpecException>(() => ConfirmingStudy.Check(study, sweep, top, seeds));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_of_several_sweeps_and_a_confirmation_say_what_to_confirm()
    {
        var made = new ConfirmedStudy(3, 2);
        var several = made.Study with { Spec = made.Study.Spec with { Sweeps = [made.Study.Spec.Sweeps[0], made.Study.Spec.Sweeps[0] with { Name = "more" }] } };

        Assert.Contains("name one, for example units-1/units. It has units, more.", Assert.Throws<SpecException>(() => ConfirmingStudy.Check(several, null, 3, 10)).Message, StringComparison.Ordinal);
        Assert.Equal(1, ConfirmingStudy.Check(several, "more", 3, 10));
        var confirming = made.Confirming(3, made.Select(1, (row, _) => row));
        Assert.Contains("It is a confirmation itself", Assert.Throws<SpecException>(() => ConfirmingStudy.Check(confirming, null, 3, 10)).Message, StringComparison.Ordinal);
    }
}
