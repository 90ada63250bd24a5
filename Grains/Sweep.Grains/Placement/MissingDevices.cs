using Sweep.Contracts.Grains;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Placement;

/// <summary>Says why no node can ever run a study's trials.</summary>
internal static class MissingDevices
{
    /// <summary>Names listed at most: enough to recognise a cluster by.</summary>
    private const int Shown = 5;

    /// <param name="wish">What the study asks for.</param>
    /// <param name="nodes">The nodes there are.</param>
    /// <returns>What is missing, or null if a node can run it, free or not.</returns>
    public static string? For(DeviceWish wish, IReadOnlyList<NodeReport> nodes)
    {
        List<NodeReport> able = [.. nodes.Where(node => node.Devices.Any(device => device.Slots > 0 && device.Suits(wish)))];
        if (able.Any(node => !node.Draining))
            return null;
        var asks = wish is DeviceWish.Any ? "asks for any device" : $"asks for a {HyperparameterSchema.NameOf(wish)}";
        return able.Count > 0
            ? $"{asks}; {(wish is DeviceWish.Any ? "no node takes trials" : "no node that has one takes trials")}: {Names(able)} {(able.Count == 1 ? "is" : "are")} draining"
            : $"{asks}; no node has one: {(nodes.Count == 0 ? "there are no nodes" : string.Join("; ", nodes.GroupBy(Offer).Select(same => Offers([.. same]))))}";
    }

    private static string Offers(IReadOnlyList<NodeReport> nodes) => $"{Names(nodes)} {(nodes.Count == 1 ? "offers" : "offer")} {Offer(nodes[0])}";

    private static string Offer(NodeReport node) =>
        node.Devices.Where(device => device.Slots > 0).Select(device => device.Name).ToList() is { Count: > 0 } names ? string.Join(", ", names) : "nothing";

    private static string Names(IReadOnlyList<NodeReport> nodes)
    {
        var names = string.Join(", ", nodes.Take(Shown).Select(node => node.Node));
        return $"{(nodes.Count == 1 ? "node" : "nodes")} {names}{(nodes.Count > Shown ? $" and {nodes.Count - Shown} more" : "")}";
    }
}
