using System.Globalization;
using Sweep.Formats.Tables;
using Sweep.Testing;

namespace Sweep.Formats.Tests.Tables;

/// <summary>Tables for whoever lays them out.</summary>
public sealed class TableViewTests
{
    [Theory]
    [InlineData("val_accuracy", "val acc,difference,verdict,train acc,train loss,val loss,parameters,s/epoch,trials")]
    [InlineData("train_loss", "train loss,difference,verdict,train acc,val acc,val loss,parameters,s/epoch,trials")]
    public void What_the_sweep_is_judged_by_comes_first_with_what_it_amounts_to(string metric, string heads)
    {
        var table = SampleTables.Units with { Metric = TextSteps.Judge(metric) };

        var view = TableView.Of(table, CultureInfo.GetCultureInfo("en"));

        Assert.Equal([.. table.Factors, .. heads.Split(',')], view.Heads);
        Assert.Equal("verdict", view.Heads[view.VerdictColumn]);
        Assert.True(view.AreText[view.VerdictColumn]);
        Assert.All(view.Rows, row => Assert.Equal(view.Heads.Count, row.Cells.Count));
        Assert.Equal(table.Rows.Select(row => row.Trials.ToString(CultureInfo.InvariantCulture)), view.Rows.Select(row => row.Cells[^1]));
    }
}
