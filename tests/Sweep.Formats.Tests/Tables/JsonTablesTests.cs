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
                  "difference": {"mean": -0.03, "ci95_low": -0.08, "ci95_high": 0.02, "verdict": "no evidence"}
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
                  "difference": {"mean": null, "ci95_low": null, "ci95_high": null, "verdict": "baseline"}
                }
              ]
            }]
            """);
        var baseline = new TableRow(
            SampleTables.Units.Rows[1].Values, null, 1, null, [null, new Estimate(double.NaN, null, null), new Estimate(0.82, null, null), null],
            null, Verdict.Baseline, true);

        var written = SampleTables.Write(
            TableFormat.Json, SampleTables.English, SampleTables.Table("units", "Units", ["units"], [SampleTables.Units.Rows[0], baseline]));

        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(written)), written);
    }

    [Fact]
    public void No_tables_are_an_empty_list() => Assert.Equal("[]\n", SampleTables.Write(TableFormat.Json, SampleTables.English));

    [Fact]
    public void The_language_changes_nothing() => Assert.Equal(
        SampleTables.Write(TableFormat.Json, SampleTables.English, SampleTables.Units), SampleTables.Write(TableFormat.Json, SampleTables.Spanish, SampleTables.Units));
}
