using System.Globalization;
using Spectre.Console;
using Sweep.Contracts.Results;

namespace Sweep.Cli.Output;

/// <summary>The nodes, a line a device, in the 80 columns that a terminal has at least.</summary>
internal static class NodesTable
{
    public static Table Create(IReadOnlyList<NodeInfo> nodes)
    {
        var table = Tables.Create("Node", "Device", "Busy", "Version", "Since", "Address");
        foreach (var column in table.Columns)
            column.Padding = new Padding(0, 0, 1, 0);
        foreach (var (node, device) in nodes.SelectMany(node => node.Devices.Select(device => (node, device))))
        {
            table.AddTextRow(
                node.Node, device.Name, node.Draining ? $"{device.Busy}, draining" : $"{device.Busy} of {device.Slots}",
                Release(node.Version), Minute(node.StartedAt), node.Address);
        }

        return table.Caption("Busy are slots. Each trains one trial, on a thread of its own.", Style.Plain);
    }

    /// <summary>A version without the commit it was built from, which takes 41 columns; <c>--json</c> has it.</summary>
    private static string Release(string version) => version.Split('+')[0];

    private static string Minute(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
