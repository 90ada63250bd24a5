using CsvHelper;
using Sweep.Formats.Tables;

namespace Sweep.Formats.Tests.Tables;

public sealed class CsvTablesTests
{
    private static readonly string Written = SampleTables.Write(TableFormat.Csv, SampleTables.English, SampleTables.Units, SampleTables.Activation);

    [Fact]
    public void Numbers_come_back_whole()
    {
        using var csv = Read();
        Assert.True(csv.Read());
        Assert.Equal(
            ("units", "[16, 8]", "", "16359", "no evidence", "false"),
            (csv.GetString("sweep"), csv.GetString("units"), csv.GetString("activation"), csv.GetString("parameters"), csv.GetString("verdict"), csv.GetString("best")));
        Assert.Equal(0.79, csv.Parse<double>("val_accuracy"));
        Assert.Equal(0.74, csv.Parse<double>("val_accuracy_ci95_low"));
        Assert.Equal(-0.03, csv.Parse<double>("difference"));
        Assert.Equal(0.02, csv.Parse<double>("difference_ci95_high"));
        Assert.Equal("3", csv.GetString("pairs"));

        Assert.True(csv.Read());
        Assert.Equal(("baseline", ""), (csv.GetString("verdict"), csv.GetString("difference")));
    }

    [Fact]
    public void Columns_that_came_later_stand_behind_those_of_before()
    {
        var heads = Written.Split('\n')[0].TrimEnd('\r').Split(',');

        Assert.Equal(
            "sweep,units,activation,parameters,trials,seconds_per_epoch,train_accuracy,train_accuracy_ci95_low,train_accuracy_ci95_high,train_loss,"
            + "train_loss_ci95_low,train_loss_ci95_high,val_accuracy,val_accuracy_ci95_low,val_accuracy_ci95_high,val_loss,val_loss_ci95_low,val_loss_ci95_high,"
            + "difference,difference_ci95_low,difference_ci95_high,pairs,verdict,best",
            string.Join(',', heads[..24]));
        Assert.Equal(
            "planned,learned,learned_of,learned_ci95_low,learned_ci95_high,live,live_ci95_low,live_ci95_high,shrunken,learning_verdict,new_texts_low,"
            + "new_texts_high,margin_bound,reason,shares_training,multiply_adds,bytes,best_epoch,best_val_loss,val_loss_rise,gap,training_rows,validation_rows,"
            + "configurations,margin,look,confidence,missing,spread,freedom,detectable,seeds_to_tell,trials_to_tell,own_spread",
            string.Join(',', heads[24..]));
        using var csv = Read();
        Assert.True(csv.Read());
        Assert.Equal(("3", "3", "0.292402", "1"), (csv.GetString("learned"), csv.GetString("learned_of"), csv.GetString("learned_ci95_low"), csv.GetString("learned_ci95_high")));
        Assert.Equal(("-0.1", "180000", "0.0702", "12"), (csv.GetString("new_texts_low"), csv.GetString("multiply_adds"), csv.GetString("detectable"), csv.GetString("seeds_to_tell")));
        Assert.Equal(("0.79", "", "false"), (csv.GetString("live"), csv.GetString("reason"), csv.GetString("shares_training")));
    }

    [Fact]
    public void Every_row_of_every_table_is_a_line_and_a_factor_of_another_table_is_empty()
    {
        using var csv = Read();
        var rows = new List<string>();
        while (csv.Read())
            rows.Add($"{csv.GetString("sweep")} {csv.GetString("units")}{csv.GetString("activation")}");

        Assert.Equal(["units [16, 8]", "units [64, 32]", "units [128, 64]", "activation tanh", "activation relu"], rows);
    }

    [Fact]
    public void The_language_changes_nothing() =>
        Assert.Equal(Written, SampleTables.Write(TableFormat.Csv, SampleTables.Spanish, SampleTables.Units, SampleTables.Activation));

    private static CsvReader Read() => CsvReader.FromText(Written, new CsvReaderOptions { HasHeader = true });
}
