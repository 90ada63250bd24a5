using System.Globalization;
using Sweep.Contracts.Results;
using Sweep.Formats.Tables;
using Sweep.Testing;

namespace Sweep.Formats.Tests.Tables;

/// <summary>Tables for whoever lays them out.</summary>
public sealed class TableViewTests
{
    [Theory]
    [InlineData("val_accuracy", "val acc", "train acc,train loss,val loss")]
    [InlineData("train_loss", "train loss", "train acc,val acc,val loss")]
    public void What_the_sweep_is_judged_by_comes_first_with_what_it_amounts_to(string metric, string judged, string others)
    {
        var table = SampleTables.Units with { Metric = TextSteps.Judge(metric) };

        var view = TableView.Of(table, CultureInfo.GetCultureInfo("en"));

        var heads = $"learned,{judged},difference,for new texts,verdict,best epoch,loss there,rise since,gap,{others},multiply-adds,bytes,parameters,s/epoch,trials";
        Assert.Equal([.. table.Factors, .. heads.Split(',')], view.Heads);
        Assert.Equal("verdict", view.Heads[view.VerdictColumn]);
        Assert.True(view.AreText[view.VerdictColumn]);
        Assert.All(view.Rows, row => Assert.Equal(view.Heads.Count, row.Cells.Count));
        Assert.Equal(table.Rows.Select(row => row.Trials.ToString(CultureInfo.InvariantCulture)), view.Rows.Select(row => row.Cells[^1]));
    }

    [Fact]
    public void A_row_has_everything_that_is_known_of_it() => Assert.Equal(
        "[128, 64] | 3/3 (0.29 to 1.00) | 0.850 ± 0.050 | +0.030 ± 0.020 | +0.002 to +0.058 | better | 9 | 0.450 | 11 % | +0.123 | 0.900 ± 0.010 | 0.250 ± 0.020 | "
        + "0.500 ± 0.125 | 6,144,000 | 558,004 | 139,501 | 1.25 | 3",
        string.Join(" | ", TableView.Of(SampleTables.Units, SampleTables.English).Rows[^1].Cells));

    [Fact]
    public void It_opens_with_the_question_and_closes_with_the_conclusion()
    {
        var view = TableView.Of(SampleTables.Units, SampleTables.Spanish);

        Assert.Equal("¿Cuántas unidades?", view.Question);
        Assert.StartsWith("Conclusión: units=[128, 64] es mejor que la base", view.Conclusion, StringComparison.Ordinal);
        Assert.Null(TableView.Of(SampleTables.Activation, SampleTables.English).Question);
    }

    [Fact]
    public void Both_verdicts_are_shown_where_a_row_has_two() => Assert.Equal(
        "worse, learns less often",
        TableView.Of(SampleTables.Table("units", "Units", ["units"],
        [
            SampleTables.Plain("[2]", 0.7, new Difference(-0.1, -0.15, -0.05, 3, Verdict.Worse)) with { Learning = Verdict.LearnsLess },
            SampleTables.Plain("[4]", 0.8, null),
        ]), SampleTables.English).Rows[0].Cells[4]);
}
