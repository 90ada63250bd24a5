using System.Globalization;
using Sweep.Contracts.Specs;
using Sweep.Formats.Tables;

namespace Sweep.Formats.Tests.Tables;

/// <summary>Tables for whoever lays them out.</summary>
public sealed class TableViewTests
{
    [Theory]
    [InlineData(Metric.ValAccuracy, "val acc,difference,verdict,val loss,train acc,train loss,parameters,s/epoch,trials")]
    [InlineData(Metric.TrainLoss, "train loss,difference,verdict,val acc,val loss,train acc,parameters,s/epoch,trials")]
    public void What_the_sweep_is_judged_by_comes_first_with_what_it_amounts_to(Metric metric, string heads)
    {
        var table = SampleTables.Units with { Metric = MetricSpec.Of(metric) };

        var view = TableView.Of(table, CultureInfo.GetCultureInfo("en"));

        Assert.Equal([.. table.Factors, .. heads.Split(',')], view.Heads);
        Assert.Equal("verdict", view.Heads[view.VerdictColumn]);
        Assert.True(view.AreText[view.VerdictColumn]);
        Assert.All(view.Rows, row => Assert.Equal(view.Heads.Count, row.Cells.Count));
        Assert.Equal(table.Rows.Select(row => row.Trials.ToString(CultureInfo.InvariantCulture)), view.Rows.Select(row => row.Cells[^1]));
    }
}
