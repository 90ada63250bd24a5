using System.Text.Json;
using Sweep.Contracts.Results;
using Sweep.Grains.Tables;

namespace Sweep.Grains.Tests.Storage.Upgrades;

public abstract partial class StoreUpgradeContract
{
    [Fact]
    public async Task Tables_are_those_of_the_version_that_wrote_it()
    {
        foreach (var study in studies)
        {
            var row = (await Store.GetStudy(study.Study))!;
            var trials = await Store.GetTrials(study.Study, 0, int.MaxValue);
            var tables = recorded.Tables(study.Study).EnumerateArray().ToList();

            Assert.Equal(tables.Count, row.Spec.Sweeps.Count);
            foreach (var (index, table) in tables.Index())
                AssertSame(table, TableBuilder.Build(row, index, trials));
        }
    }

    private static void AssertSame(JsonElement expected, ComparisonTable actual)
    {
        Assert.Equal(expected.GetProperty("sweep").GetString(), actual.Sweep);
        Assert.Equal(expected.GetProperty("title").GetString(), actual.Title);
        Assert.Equal(expected.GetProperty("factors").EnumerateArray().Select(f => f.GetString()), actual.Factors);
        Assert.Equal(Number(expected, "baseline"), actual.Baseline);
        var rows = expected.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(rows.Count, actual.Rows.Count);
        foreach (var (row, found) in rows.Zip(actual.Rows))
            AssertSame(row, found, actual.Factors);
    }

    private static void AssertSame(JsonElement expected, TableRow actual, IReadOnlyList<string> factors)
    {
        Assert.Equal(
            expected.GetProperty("values").EnumerateObject().Select(v => (v.Name, v.Value.GetRawText())),
            factors.Zip(actual.Values, (name, value) => (name, value.Json)));
        Assert.Equal(Number(expected, "parameters"), actual.Parameters);
        Assert.Equal(Number(expected, "trials"), actual.Trials);
        foreach (var (name, value) in MetricReadings.Estimates(actual))
            Assert.Equal(Interval(expected.GetProperty(name)), (value?.Mean, value?.Ci95Low, value?.Ci95High));
        // That version paired each row with the baseline by itself; its intervals did not hold together, so only the mean is as it was.
        if (actual.Difference is { } difference)
            Assert.Equal(Number(expected.GetProperty("difference"), "mean")!.Value, difference.Mean, 12);
    }

    private static (double? Mean, double? Low, double? High) Interval(JsonElement expected) =>
        (Number(expected, "mean"), Number(expected, "ci95_low"), Number(expected, "ci95_high"));

    private static double? Number(JsonElement expected, string name) =>
        expected.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
}
