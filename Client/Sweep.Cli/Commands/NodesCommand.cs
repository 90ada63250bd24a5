using System.CommandLine;
using Sweep.Cli.Output;

namespace Sweep.Cli.Commands;

internal static class NodesCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("nodes", "List the nodes that train");
        command.SetAction(host.Connected(async (session, connection, _, _) =>
        {
            var nodes = await connection.Client.GetNodesAsync();
            if (session.Json)
            {
                JsonOutput.Write(session.Out, nodes);
                return ExitCode.Done;
            }

            var table = Tables.Create("Node", "Device", "Slots", "Busy", "Version", "Since");
            foreach (var node in nodes)
                table.AddTextRow(node.Node, node.Device, $"{node.Slots}", $"{node.Busy}", node.Version, Words.Time(node.StartedAt));
            session.Page.Write(table);
            return ExitCode.Done;
        }));
        return command;
    }
}
