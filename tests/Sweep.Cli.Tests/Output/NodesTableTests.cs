using System.Globalization;
using Spectre.Console.Testing;
using Sweep.Cli.Output;
using Sweep.Contracts.Results;

namespace Sweep.Cli.Tests.Output;

public sealed class NodesTableTests
{
    private static readonly DateTimeOffset Since = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void A_device_takes_one_line_of_80_columns()
    {
        using var console = new TestConsole().Width(80);
        console.Write(NodesTable.Create([Node("train-17", draining: false), Node("train-018", draining: true)]));

        var since = Since.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        Assert.Equal(
            [
                $"train-17   cpu     3 of 16      0.1.0    {since}  10.0.0.17:30000",
                $"train-17   cuda:0  1 of 1       0.1.0    {since}  10.0.0.17:30000",
                $"train-018  cpu     3, draining  0.1.0    {since}  10.0.0.17:30000",
                $"train-018  cuda:0  1, draining  0.1.0    {since}  10.0.0.17:30000",
            ],
            console.Lines.Where(line => line.Contains("train-", StringComparison.Ordinal)).Select(line => line.Trim()));
        Assert.Contains(console.Lines, line => line.Contains("Each trains one trial, on a thread of its own.", StringComparison.Ordinal));
        Assert.All(console.Lines, line => Assert.InRange(line.TrimEnd().Length, 0, 80));
    }

    private static NodeInfo Node(string name, bool draining) => new(
        name, [new NodeDevice("cpu", 16, 3), new NodeDevice("cuda:0", 1, 1)], "0.1.0+34588e7a1b2c3d4e5f60718293a4b5c6d7e8f901", Since, Since)
    {
        Address = "10.0.0.17:30000",
        Draining = draining,
    };
}
