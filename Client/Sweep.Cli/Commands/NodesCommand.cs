using System.CommandLine;
using Spectre.Console;
using Sweep.Cli.Output;
using Sweep.Client;

namespace Sweep.Cli.Commands;

internal static class NodesCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("nodes", "List the nodes that train") { Drain(host) };
        command.SetAction(host.Connected(async (session, connection, _, _) =>
        {
            var nodes = await connection.Client.GetNodesAsync();
            if (session.Json)
            {
                JsonOutput.Write(session.Out, nodes);
                return ExitCode.Done;
            }

            session.Page.Write(NodesTable.Create(nodes));
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Drain(CommandHost host)
    {
        var node = new Argument<string>("NODE") { Description = "The node's name, as 'sweep nodes' shows it" };
        var undo = new Option<bool>("--undo") { Description = "Let it take trials again" };
        var command = new Command("drain", "Let a node take no more trials, and hand over those it runs") { node, undo };
        command.SetAction(host.Connected(async (session, connection, parse, _) =>
        {
            var (name, drain) = (parse.GetRequiredValue(node), !parse.GetValue(undo));
            if (!await connection.Client.DrainAsync(name, drain))
                throw new UsageException($"There is no node '{name}'; there is {await Names(connection.Client)}.");
            if (session.Json)
                JsonOutput.Write(session.Out, new { node = name, draining = drain });
            else
                session.Page.WriteLine(drain ? $"{name} takes no more trials. Undo with: sweep nodes drain {name} --undo" : $"{name} takes trials again.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task<string> Names(SweepClient client) => string.Join(", ", (await client.GetNodesAsync()).Select(node => node.Node));
}
