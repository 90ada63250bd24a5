using System.Globalization;
using Sweep.Formats.Resources;
using Sweep.Formats.Tables;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Tests.Tables;

/// <summary>What is said under a table: never more than its intervals allow.</summary>
public sealed class TableSentencesTests
{
    private static readonly TableRow Baseline = SampleTables.Row("[64,32]", 1000, 1, 0.8, null);

    [Fact]
    public void Worse_rows_are_named_with_their_intervals() => Assert.Equal(
        "Worse than the baseline in val acc: units=[2]: −0.100 (95 % interval −0.150 to −0.050); units=[4]: −0.050 (95 % interval −0.060 to −0.040).",
        Of(Baseline, Row("[2]", -0.1, 0.05, Verdict.Worse), Row("[4]", -0.05, 0.01, Verdict.Worse)));

    [Fact]
    public void Of_many_the_three_that_differ_most_are_named() => Assert.Equal(
        "Better than the baseline in val acc: units=[5]: +0.050 (95 % interval +0.049 to +0.051); units=[4]: +0.040 (95 % interval +0.039 to +0.041); "
        + "units=[3]: +0.030 (95 % interval +0.029 to +0.031); and 2 more.",
        Of([Baseline, .. Enumerable.Range(1, 5).Select(i => Row($"[{i}]", i / 100.0, 0.001, Verdict.Better))]));

    [Fact]
    public void Without_evidence_the_largest_difference_is_said_with_its_sign() => Assert.Equal(
        "No row differs from the baseline by more than the noise of 3 seeds allows for. "
        + "The largest difference in val acc: units=[2]: −0.020 (95 % interval −0.070 to +0.030).",
        Of(Baseline, Row("[2]", -0.02, 0.05, Verdict.NoEvidence), Row("[4]", 0.01, 0.05, Verdict.NoEvidence)));

    [Fact]
    public void Values_that_all_agree_have_an_unknown_spread() => Assert.Equal(
        "All values agree, so the spread between seeds is unknown rather than zero, and there is no interval: units=[2].",
        Of(Baseline, Without("[2]", 0, NoIntervalReason.NoSpread, 2)));

    [Fact]
    public void Rows_without_common_seeds_are_not_estimable() => Assert.Equal(
        "No seeds on which both learned link these rows to the baseline: units=[2].",
        Of(Baseline, Without("[2]", double.NaN, NoIntervalReason.NotEstimable, 0)));

    [Fact]
    public void Trials_that_never_left_chance_are_named_and_differences_allow_for_them()
    {
        var table = SampleTables.Table("units", "Units", ["units"],
            [Baseline with { Learned = Learned(1) }, Row("[2]", -0.02, 0.5, Verdict.NoEvidence) with { Learned = Learned(2) }]);

        Assert.EndsWith(
            "Trials that never left chance, left out of the means: units=[64, 32], 2 of 3; units=[2], 1 of 3. "
            + "Where trainings are left out, means are over different seeds: a difference is then not one mean minus the other, "
            + "but estimated with the effect of each seed.",
            Of(table), StringComparison.Ordinal);
        Assert.EndsWith(
            "Pruebas que nunca superaron el azar, fuera de las medias: units=[64, 32], 2 de 3; units=[2], 1 de 3. "
            + "Donde hay entrenamientos fuera, las medias son sobre semillas distintas: una diferencia no es entonces una media menos la otra, "
            + "sino que se estima con el efecto de cada semilla.",
            Es(table), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_scatter_unlike_the_others_are_named_with_what_they_get_instead()
    {
        var table = SampleTables.Table("units", "Units", ["units"],
            [Baseline, Row("[2]", -0.02, 0.5, Verdict.NoEvidence) with { OwnSpread = true }, Row("[4]", -0.01, 0.05, Verdict.NoEvidence)]);

        Assert.EndsWith(
            "Scattering unlike the other rows (F test at 0.01), left out of their common estimate and compared by its own scatter and the baseline's, "
            + "with a wider interval (Welch): units=[2].",
            Of(table), StringComparison.Ordinal);
        Assert.EndsWith(
            "Con una dispersión distinta de la de las demás filas (prueba F al 0,01), fuera de su estimación común y con un intervalo más ancho, "
            + "de su propia dispersión y la de la base (Welch): units=[2].",
            Es(table), StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_that_scatters_unlike_the_others_leaves_every_row_to_itself()
    {
        var table = SampleTables.Table("units", "Units", ["units"], [Baseline with { OwnSpread = true }, Row("[2]", -0.02, 0.5, Verdict.NoEvidence)]);

        Assert.EndsWith(
            "The baseline scatters unlike the other rows (F test at 0.01), so each row is compared by its own scatter and the baseline's, "
            + "with a wider interval (Welch).",
            Of(table), StringComparison.Ordinal);
        Assert.EndsWith(
            "La base tiene una dispersión distinta de la de las demás filas (prueba F al 0,01); por eso cada fila se compara con un intervalo más ancho, "
            + "de su propia dispersión y la de la base (Welch).",
            Es(table), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_never_left_chance_is_not_judged() => Assert.EndsWith(
        "Not yet left chance, with means over all trials: units=[2].",
        Of(Baseline, Without("[2]", -0.3, NoIntervalReason.RowNeverLearned, 0) with { Learned = Learned(0) }), StringComparison.Ordinal);

    [Fact]
    public void Rows_that_learn_less_often_are_named_with_how_often() => Assert.EndsWith(
        "Fewer trials learn than with the baseline: units=[2], 1 of 3. Where trainings are left out, means are over different seeds: "
        + "a difference is then not one mean minus the other, but estimated with the effect of each seed.",
        Of(Baseline, Row("[2]", -0.02, 0.5, Verdict.NoEvidence) with { Learned = Learned(1), Learning = Verdict.LearnsLess }), StringComparison.Ordinal);

    [Fact]
    public void The_smallest_row_that_is_as_good_is_named_by_what_it_computes() => Assert.Contains(
        "As good as the baseline within 0.02: units=[2]; units=[1]. "
        + "The smallest model shown to be as good within 0.02 is units=[1]: 400 multiply-adds against 1,000,000.",
        Margin(Row("[2]", -0.001, 0.01, Verdict.AsGood, work: 500), Row("[1]", 0.001, 0.01, Verdict.AsGood, work: 400)), StringComparison.Ordinal);

    [Fact]
    public void Where_no_smaller_row_was_shown_to_be_as_good_it_says_so() => Assert.EndsWith(
        "No smaller model was shown to be as good within 0.02.",
        Margin(Row("[2]", -0.01, 0.05, Verdict.NoEvidence, work: 500)), StringComparison.Ordinal);

    [Fact]
    public void Without_multiply_adds_sizes_are_parameters() => Assert.Contains(
        "is units=[1]: 500 parameters against 49,357.",
        Of(With(0.02, SampleTables.Plain("[64,32]", 0.8, null), SampleTables.Plain("[1]", 0.8, new Difference(0, -0.01, 0.01, 3, Verdict.AsGood)) with { Parameters = 500 })),
        StringComparison.Ordinal);

    [Fact]
    public void Rows_that_read_the_same_words_are_one_experiment() => Assert.StartsWith(
        "These rows read the same words and are one experiment: units=[64, 32]; units=[2]. Their means lie up to 0.012 apart, which is noise. ",
        Of(SampleTables.Table("units", "Units", ["units"], [Baseline, Row("[2]", -0.012, 0.05, Verdict.NoEvidence)]) with { Same = [new SameExperiment([0, 1], 0.012)] }),
        StringComparison.Ordinal);

    [Fact]
    public void The_best_row_is_chosen_on_validation_and_worth_its_shrunken_value() => Assert.EndsWith(
        "The best row, units=[2], was chosen on validation: about 0.892 val acc after allowing for luck.",
        Of(Baseline, Row("[2]", 0.1, 0.05, Verdict.Better) with { IsBest = true, Shrunken = 0.892 }), StringComparison.Ordinal);

    [Fact]
    public void One_seed_tells_nothing_apart() => Assert.Equal(
        "With one seed a difference cannot be told from noise; run at least three (--seeds 3). "
        + "The best row, units=[2], was chosen on validation; with one seed, how much of it is luck cannot be told.",
        Of(Baseline with { Trials = 1, Learned = new LearnedShare(1, 1, 0.025, 1) },
            Without("[2]", 0.1, NoIntervalReason.NoDegreesOfFreedom, 1) with { Trials = 1, IsBest = true, Shrunken = null, Learned = new LearnedShare(1, 1, 0.025, 1) }));

    [Fact]
    public void While_trials_are_missing_there_is_no_verdict() => Assert.Equal(
        "Planned trials still missing: 2; there is no verdict yet. The largest difference in val acc so far: units=[2]: +0.100.",
        Of(SampleTables.Table("units", "Units", ["units"], [Baseline, Row("[2]", 0.1, 0.05, Verdict.SoFar)]) with { Missing = 2 }));

    [Fact]
    public void A_finished_table_of_one_row_is_not_yet() => Assert.Equal(
        "Only one row has trials, so there is nothing to compare.", Of(Baseline));

    [Fact]
    public void A_target_says_which_trial_reached_it_and_what_was_left_out() => Assert.StartsWith(
        "Trial 1 reached the target (val loss 5); trials finished by then: 1, not trained: 26. Only one row has trials",
        Of(SampleTables.Table("units", "Units", ["units"], [Baseline with { Trials = 0, Learned = null }, Row("[2]", 0.1, 0.05, Verdict.None)]) with
        {
            Metric = new MetricSpec("val_loss", Goal.Minimize, 5),
            Target = new TargetReached(1, 1, 26),
        }), StringComparison.Ordinal);

    [Fact]
    public void Before_anything_has_finished_it_says_so() => Assert.Equal(
        "No trial has finished yet.", Of(Baseline with { Trials = 0 }));

    [Fact]
    public void Without_a_baseline_rows_are_compared_with_the_best() => Assert.Equal(
        "There is no baseline; the best row in val acc is units=[8]: 0.900 ± 0.010. Worse than it: units=[2]. Not told from it: units=[4]. "
        + "The best row, units=[8], was chosen on validation: about 0.892 val acc after allowing for luck.",
        Of(SampleTables.Table("units", "Units", ["units"],
        [
            Row("[8]", 0.1, 0.01, Verdict.NoEvidence) with { Difference = null, Live = SampleTables.Around(0.9, 0.01), IsBest = true, Shrunken = 0.892 },
            Row("[4]", 0.1, 0.01, Verdict.NoEvidence) with { Difference = null, Live = SampleTables.Around(0.89, 0.01) },
            Row("[2]", 0.1, 0.01, Verdict.NoEvidence) with { Difference = null, Live = SampleTables.Around(0.8, 0.01) },
        ]) with { MayBeBest = [0, 1] }));

    [Fact]
    public void Rows_left_out_are_counted() => Assert.EndsWith(
        "7 more configurations are not shown; 'sweep export' writes the trials of all.", Of(SampleTables.Units with { Omitted = 7 }), StringComparison.Ordinal);

    [Fact]
    public void Trials_of_earlier_studies_are_counted()
    {
        var table = SampleTables.Units with { Trials = 81, Reused = 12 };
        Assert.EndsWith(" 12 of 81 trials reused from earlier studies.", Of(table), StringComparison.Ordinal);
        Assert.DoesNotContain("reused", Of(table with { Reused = 0 }), StringComparison.Ordinal);
        Assert.EndsWith(" 12 de 81 pruebas reutilizadas de estudios anteriores.", Es(table), StringComparison.Ordinal);
    }

    private static string Of(ComparisonTable table) => TableSentences.Of(table, new Text(CultureInfo.InvariantCulture));

    private static string Es(ComparisonTable table) => TableSentences.Of(table, new Text(SampleTables.Spanish));

    private static string Of(params TableRow[] rows) => Of(SampleTables.Table("units", "Units", ["units"], rows));

    private static string Margin(params TableRow[] rows) => Of(With(0.02, [Baseline, .. rows]));

    private static ComparisonTable With(double margin, params TableRow[] rows) => SampleTables.Table("units", "Units", ["units"], rows) with { Margin = margin };

    private static TableRow Row(string units, double mean, double half, Verdict verdict, double work = 1_000_000) =>
        SampleTables.Row(units, 1000, 1, 0.8 + mean, new Difference(mean, mean - half, mean + half, 3, verdict), work: work);

    private static TableRow Without(string units, double mean, NoIntervalReason reason, int pairs) =>
        SampleTables.Row(units, 1000, 1, 0.8, new Difference(mean, null, null, pairs, Verdict.NoEvidence) { Reason = reason });

    private static LearnedShare Learned(int count) => new(count, 3, 0, 1);
}
