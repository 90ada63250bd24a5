using System.Text.Json.Nodes;
using Sweep.Formats.Tables;
using Sweep.Contracts.Results;

namespace Sweep.Formats.Tests.Tables;

public sealed class JsonTablesTests
{
    [Fact]
    public void The_shape_is_the_documented_one()
    {
        var expected = JsonNode.Parse(
            """
            [{
              "sweep": "units",
              "title": "Units",
              "factors": ["units"],
              "baseline": 1,
              "reused": 0,
              "rows": [
                {
                  "values": {"units": [16, 8]},
                  "parameters": 16359,
                  "trials": 3,
                  "seconds_per_epoch": 0.25,
                  "train_accuracy": {"mean": 0.9, "ci95_low": 0.89, "ci95_high": 0.91},
                  "train_loss": {"mean": 0.25, "ci95_low": 0.23, "ci95_high": 0.27},
                  "val_accuracy": {"mean": 0.79, "ci95_low": 0.74, "ci95_high": 0.84},
                  "val_loss": {"mean": 0.5, "ci95_low": 0.375, "ci95_high": 0.625},
                  "difference": {"mean": -0.03, "ci95_low": -0.08, "ci95_high": 0.02, "verdict": "no evidence", "new_texts_low": -0.1, "new_texts_high": 0.04,
                                 "margin_bound": null, "pairs": 3, "reason": null},
                  "planned": 3,
                  "learned": {"count": 3, "of": 3, "ci95_low": 0.292402, "ci95_high": 1},
                  "live": {"mean": 0.79, "ci95_low": 0.74, "ci95_high": 0.84},
                  "shrunken": 0.79,
                  "learning_verdict": null,
                  "facts": {"best_epoch": 9, "best_val_loss": 0.45, "bytes": 65436, "gap": 0.123, "multiply_adds": 180000, "training_rows": 2240,
                            "val_loss_rise": 0.11, "validation_rows": 560},
                  "shares_training": false,
                  "own_spread": false
                },
                {
                  "values": {"units": [64, 32]},
                  "parameters": null,
                  "trials": 1,
                  "seconds_per_epoch": null,
                  "train_accuracy": {"mean": null, "ci95_low": null, "ci95_high": null},
                  "train_loss": {"mean": null, "ci95_low": null, "ci95_high": null},
                  "val_accuracy": {"mean": 0.82, "ci95_low": null, "ci95_high": null},
                  "val_loss": {"mean": null, "ci95_low": null, "ci95_high": null},
                  "difference": {"mean": null, "ci95_low": null, "ci95_high": null, "verdict": "baseline", "new_texts_low": null, "new_texts_high": null,
                                 "margin_bound": null, "pairs": null, "reason": null},
                  "planned": 0,
                  "learned": {"count": null, "of": null, "ci95_low": null, "ci95_high": null},
                  "live": {"mean": null, "ci95_low": null, "ci95_high": null},
                  "shrunken": null,
                  "learning_verdict": "learns less",
                  "facts": {},
                  "shares_training": true,
                  "own_spread": true
                }
              ],
              "question": {"en": "Why?", "es": "¿Por qué?"},
              "metric": {"name": "val_accuracy", "goal": "maximize"},
              "configurations": 2,
              "margin": 0.02,
              "look": 2,
              "confidence": 0.975,
              "missing": 1,
              "spread": 0.02,
              "freedom": 4,
              "detectable": 0.07,
              "seeds_to_tell": 12,
              "trials_to_tell": 27,
              "distinct_words": 3441,
              "longest_text": 120,
              "same": [{"rows": [0, 1], "spread": 0.01}],
              "target": {"trial": 4, "finished": 3, "untrained": 2}
            }]
            """);
        var baseline = new TableRow(
            SampleTables.Units.Rows[1].Values, null, 1, null, [null, new Estimate(double.NaN, null, null), new Estimate(0.82, null, null), null],
            null, Verdict.Baseline, true) { Learning = Verdict.LearnsLess, SharesTraining = true, OwnSpread = true };

        var written = SampleTables.Write(
            TableFormat.Json, SampleTables.English, SampleTables.Table("units", "Units", ["units"], [SampleTables.Units.Rows[0], baseline]) with
            {
                Question = new Dictionary<string, string> { ["es"] = "¿Por qué?", ["en"] = "Why?" },
                Configurations = 2, Margin = 0.02, Look = 2, Confidence = 0.975, Missing = 1, Spread = 0.02, Freedom = 4, Detectable = 0.07, SeedsToTell = 12,
                TrialsToTell = 27, DistinctWords = 3441, LongestText = 120,
                Same = [new SameExperiment([0, 1], 0.01)],
                Target = new TargetReached(4, 3, 2),
            });

        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(written)), written);
    }

    [Fact]
    public void A_missing_interval_has_its_reason() => Assert.Contains(
        "\"reason\": \"no_spread\"",
        SampleTables.Write(TableFormat.Json, SampleTables.English, SampleTables.Table("units", "Units", ["units"],
        [
            SampleTables.Plain("[2]", 0.8, new Difference(0, null, null, 2, Verdict.NoEvidence) { Reason = NoIntervalReason.NoSpread }),
            SampleTables.Plain("[4]", 0.8, null),
        ])), StringComparison.Ordinal);

    [Fact]
    public void No_tables_are_an_empty_list() => Assert.Equal("[]\n", SampleTables.Write(TableFormat.Json, SampleTables.English));

    [Fact]
    public void The_language_changes_nothing() => Assert.Equal(
        SampleTables.Write(TableFormat.Json, SampleTables.English, SampleTables.Units), SampleTables.Write(TableFormat.Json, SampleTables.Spanish, SampleTables.Units));
}
