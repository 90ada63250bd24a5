using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Placement;
using Sweep.Grains.Tests.Storage;

namespace Sweep.Grains.Tests.Placement;

public sealed class MissingDevicesTests
{
    [Fact]
    public void What_is_missing_is_named_with_what_there_is()
    {
        Assert.Equal("asks for a gpu; no node has one: nodes a, b offer cpu", MissingDevices.For(DeviceWish.Gpu, [Node("a", "cpu"), Node("b", "cpu")]));
        Assert.Equal("asks for a cpu; no node has one: node a offers cuda:0, cuda:1; node b offers nothing", MissingDevices.For(DeviceWish.Cpu, [Node("a", "cuda:0", "cuda:1"), Node("b")]));
        Assert.Equal("asks for any device; no node has one: there are no nodes", MissingDevices.For(DeviceWish.Any, []));
        Assert.Equal(
            "asks for a gpu; no node has one: nodes n1, n2, n3, n4, n5 and 2 more offer cpu",
            MissingDevices.For(DeviceWish.Gpu, [.. Enumerable.Range(1, 7).Select(n => Node($"n{n}", "cpu"))]));
    }

    [Fact]
    public void Nodes_that_drain_do_not_count()
    {
        NodeReport[] nodes = [Node("a", "cpu") with { Draining = true }, Node("b", "cuda:0") with { Draining = true }];

        Assert.Equal("asks for any device; no node takes trials: nodes a, b are draining", MissingDevices.For(DeviceWish.Any, nodes));
        Assert.Equal("asks for a gpu; no node that has one takes trials: node b is draining", MissingDevices.For(DeviceWish.Gpu, [.. nodes, Node("c", "cpu")]));
    }

    [Fact]
    public void A_busy_node_can_run_it_later() =>
        Assert.Null(MissingDevices.For(DeviceWish.Gpu, [Node("a", "cpu"), Node("b") with { Devices = [new NodeDevice("cuda:0", 1, 1)] }]));

    private static NodeReport Node(string name, params string[] devices) =>
        new(name, [.. devices.Select(device => new NodeDevice(device, 1, 0))], "1", Samples.Noon, []);
}
