using Spectre.Console;

namespace Sweep.Cli.Output;

/// <summary>Plain tables of text: no borders but a rule under the heads, so that they survive files and narrow terminals.</summary>
internal static class Tables
{
    public static Table Create(params ReadOnlySpan<string> columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns)
            table.AddColumn(new TableColumn(new Text(column)));
        return table;
    }

    /// <summary>Adds cells as they are, brackets and all.</summary>
    public static void AddTextRow(this Table table, params ReadOnlySpan<string> cells)
    {
        var row = new List<Text>();
        foreach (var cell in cells)
            row.Add(new Text(cell));
        table.AddRow(row);
    }
}
