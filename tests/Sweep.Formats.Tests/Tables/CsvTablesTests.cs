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
