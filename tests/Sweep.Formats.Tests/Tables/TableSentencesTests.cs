using System.Globalization;
using Sweep.Formats.Resources;
using Sweep.Formats.Tables;
using Sweep.Contracts.Results;

namespace Sweep.Formats.Tests.Tables;

/// <summary>What is said under a table: never more than its intervals allow.</summary>
public sealed class TableSentencesTests
{
    private static readonly TableRow Baseline = SampleTables.Row("[64,32]", 1000, 1, 0.8, null);

    [Fact]
    public void Worse_rows_are_named_with_their_intervals() => Assert.Equal(
        "Worse than the baseline in val acc: units=[2]: −0.100 (95 % interval −0.150 to −0.050); units=[4]: −0.050 (95 % interval −0.060 to −0.040). "
        + "Of 2 comparisons at 95 %, about 0.1 would look different by chance alone.",
        Of(Baseline, Row("[2]", -0.1, 0.05, Verdict.Worse), Row("[4]", -0.05, 0.01, Verdict.Worse)));

    [Fact]
    public void Of_many_the_three_that_differ_most_are_named() => Assert.StartsWith(
        "Better than the baseline in val acc: units=[5]: +0.050 (95 % interval +0.049 to +0.051); units=[4]: +0.040 (95 % interval +0.039 to +0.041); "
        + "units=[3]: +0.030 (95 % interval +0.029 to +0.031); and 2 more. Of 5",
        Of([Baseline, .. Enumerable.Range(1, 5).Select(i => Row($"[{i}]", i / 100.0, 0.001, Verdict.Better))]), StringComparison.Ordinal);

    [Fact]
    public void Seeds_that_differ_alike_are_no_reason_to_ask_for_more_than_one() => Assert.Equal(
        "For the other rows there is no evidence of a difference.",
        Of(Baseline, SampleTables.Row("[2]", 1000, 1, 0.9, new Difference(0.1, null, null, 2, Verdict.NoEvidence))));

    [Fact]
    public void A_single_comparison_needs_no_word_on_many() => Assert.Equal(
        "Better than the baseline in val acc: units=[2]: +0.100 (95 % interval +0.050 to +0.150).",
        Of(Baseline, Row("[2]", 0.1, 0.05, Verdict.Better)));

    [Fact]
    public void Without_evidence_the_largest_difference_is_said_with_its_sign() => Assert.Equal(
        "No row differs from the baseline by more than the noise of 3 seeds allows for. "
        + "The largest difference in val acc: units=[2]: −0.020 (95 % interval −0.070 to +0.030). "
        + "Of 2 comparisons at 95 %, about 0.1 would look different by chance alone.",
        Of(Baseline, Row("[2]", -0.02, 0.05, Verdict.NoEvidence), Row("[4]", 0.01, 0.05, Verdict.NoEvidence)));

    [Fact]
    public void Trials_that_learned_nothing_are_named() => Assert.Contains(
        "Trials that learned nothing, which makes every interval they are in wide: units=[64, 32], 2 of 3; units=[2], 1 of 3.",
        Of(Baseline with { AtChance = 2 }, Row("[2]", -0.02, 0.5, Verdict.NoEvidence) with { AtChance = 1 }), StringComparison.Ordinal);

    [Fact]
    public void A_smaller_model_without_evidence_against_it_is_named() => Assert.Contains(
        "The smallest model with no evidence of being worse, which is not evidence of being as good, is units=[2]: 500 parameters against 1,000.",
        Of(Baseline, Row("[2]", -0.02, 0.05, Verdict.NoEvidence, 500), Row("[1]", -0.2, 0.05, Verdict.Worse, 250)), StringComparison.Ordinal);

    [Fact]
    public void One_seed_tells_nothing_apart() => Assert.Equal(
        "With fewer than two seeds nobody can tell a difference from noise; run at least three (--seeds 3).",
        Of(Baseline, SampleTables.Row("[2]", 1000, 1, 0.9, new Difference(0.1, null, null, 1, Verdict.NoEvidence))));

    [Fact]
    public void A_baseline_alone_is_not_compared() =>
        Assert.Equal("Only the baseline has finished; there is nothing to compare yet.", Of(Baseline));

    [Fact]
    public void Before_anything_has_finished_it_says_so() => Assert.Equal(
        "No trial has finished yet.", Of(Baseline with { Trials = 0 }));

    [Fact]
    public void Without_a_baseline_nothing_is_claimed() => Assert.Equal(
        "There is no baseline to compare with.", Of(Baseline with { Verdict = Verdict.NoEvidence }));

    [Fact]
    public void Rows_left_out_are_counted() => Assert.EndsWith(
        "7 more configurations are not shown; 'sweep export' writes the trials of all.",
        TableSentences.Of(SampleTables.Units with { Omitted = 7 }, new Text(SampleTables.English)), StringComparison.Ordinal);

    [Fact]
    public void Trials_of_earlier_studies_are_counted()
    {
        var table = SampleTables.Units with { Trials = 81, Reused = 12 };
        Assert.EndsWith(" 12 of 81 trials reused from earlier studies.", TableSentences.Of(table, new Text(SampleTables.English)), StringComparison.Ordinal);
        Assert.DoesNotContain("reused", TableSentences.Of(table with { Reused = 0 }, new Text(SampleTables.English)), StringComparison.Ordinal);
    }

    private static string Of(params TableRow[] rows) =>
        TableSentences.Of(SampleTables.Table("units", "Units", ["units"], rows), new Text(CultureInfo.InvariantCulture));

    private static TableRow Row(string units, double mean, double half, Verdict verdict, long parameters = 1000) =>
        SampleTables.Row(units, parameters, 1, 0.8 + mean, new Difference(mean, mean - half, mean + half, 3, verdict));
}
