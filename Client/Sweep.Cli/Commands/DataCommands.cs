using System.CommandLine;
using Spectre.Console;
using Sweep.Cli.Live;
using Sweep.Cli.Output;
using Sweep.Formats.Specs;
using Sweep.Contracts.Results;

namespace Sweep.Cli.Commands;

/// <summary>What there is to train on: list, get, describe.</summary>
internal static class DataCommands
{
    public static Command Create(CommandHost host) => new("data", "List, download and describe sets of labelled text")
    {
        List(host),
        Fetch(host, "get", "Download a named set into the cache"),
        Fetch(host, "describe", "Say what a set, file or folder holds"),
    };

    private static Command List(CommandHost host)
    {
        var command = new Command("list", "List the sets known by name");
        command.SetAction(host.Connected(async (session, connection, _, _) =>
        {
            var sets = await connection.Client.ListDatasetsAsync();
            if (session.Json)
            {
                JsonOutput.Write(session.Out, sets);
                return ExitCode.Done;
            }

            var table = Tables.Create("Name", "Texts", "Here", "What it is");
            foreach (var set in sets)
                table.AddTextRow(set.Name, Words.Count(set.Rows), set.Available ? "yes" : "no", set.Summary);
            session.Page.Write(table);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Fetch(CommandHost host, string name, string description)
    {
        var source = new Argument<string>("NAME|PATH") { Description = "A set's name, or a file or folder" };
        var command = new Command(name, description) { source };
        command.SetAction(host.Connected(async (session, connection, parse, cancellation) =>
        {
            var dataset = DatasetArgument.Parse(parse.GetRequiredValue(source), "NAME|PATH");
            var info = await DownloadProgressView.ShowAsync(
                session, progress => connection.Client.DescribeDatasetAsync(dataset, progress, cancellation));
            Show(session, info);
            return ExitCode.Done;
        }));
        return command;
    }

    private static void Show(CommandSession session, DatasetInfo info)
    {
        if (session.Json)
        {
            JsonOutput.Write(session.Out, info);
            return;
        }

        var table = Tables.Create("", "").HideHeaders();
        table.AddTextRow("Set", info.Name);
        table.AddTextRow("Texts", Words.Count(info.Rows));
        table.AddTextRow("Classes", $"{Words.Count(info.Rows - info.Positive)} labelled {info.NegativeLabel} (0), {Words.Count(info.Positive)} labelled {info.PositiveLabel} (1)");
        table.AddTextRow("Words a text", FormattableString.Invariant($"{info.MeanWords:0.0} on average, at most {info.LongestWords}"));
        table.AddTextRow("Fingerprint", info.Fingerprint);
        foreach (var warning in info.Warnings)
            table.AddTextRow("Note", warning);
        session.Page.Write(table);
    }
}
