using System.CommandLine;
using Sweep.Formats.Tables;

namespace Sweep.Cli.Commands;

internal static class TableCommand
{
    private static readonly Dictionary<string, TableFormat> Formats = new(StringComparer.Ordinal)
    {
        ["text"] = TableFormat.Text,
        ["md"] = TableFormat.Markdown,
        ["csv"] = TableFormat.Csv,
        ["json"] = TableFormat.Json,
    };

    public static Command Create(CommandHost host)
    {
        var id = StudyArgument.Create("A study (exercises-1) or one of its sweeps (exercises-1/units)");
        var format = new Option<string>("--format") { Description = "text, md, csv or json", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong([.. Formats.Keys]);
        var command = new Command("table", "Print the comparison tables") { id, format };
        command.SetAction(host.Connected(async (session, connection, parse, _) =>
        {
            var (study, sweep) = await StudyArgument.ResolveAsync(connection.Client, parse.GetRequiredValue(id));
            var tables = await connection.Client.GetTablesAsync(study.Id, sweep?.Name);
            TableWriter.Write(tables, session.Json ? TableFormat.Json : Formats[parse.GetValue(format)!], session.Out, session.Language);
            return ExitCode.Done;
        }));
        return command;
    }
}
