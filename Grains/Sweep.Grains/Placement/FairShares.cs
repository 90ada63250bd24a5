using Sweep.Contracts.Results;

namespace Sweep.Grains.Placement;

/// <summary>
/// Divides free slots between studies in proportion to their weights, by the quota method of Balinski and Young: a study
/// is passed over while the next slot would take it past its share rounded up, and of the others the one furthest behind
/// is next. Always giving to the lowest number of trials by weight would give a heavy study too little beside many light
/// ones; this leaves nobody a whole slot away from its share. The earlier study wins a tie.
/// </summary>
internal static class FairShares
{
    /// <param name="devices">A node's devices.</param>
    /// <param name="contenders">In the order in which they came.</param>
    /// <returns>One entry a study that may fill slots; a slot is in none only if nobody may fill it.</returns>
    public static IReadOnlyList<Allotment> Divide(IEnumerable<NodeDevice> devices, IReadOnlyList<Contender> contenders)
    {
        var given = contenders.Select(_ => new List<string>()).ToArray();
        // Cores first, so that who may have either leaves the GPUs to who may not.
        foreach (var device in devices.OrderBy(device => device.Name != NodeDevice.Cpu))
        {
            for (var slot = 0; slot < device.Free && Next(device, contenders, given) is { } next; slot++)
                given[next].Add(device.Name);
        }

        return [.. contenders.Select((contender, index) => new Allotment(contender.Study, given[index])).Where(allotment => allotment.Devices.Count > 0)];
    }

    private static int? Next(NodeDevice device, IReadOnlyList<Contender> contenders, List<string>[] given)
    {
        var (trials, weights) = (1, 0.0);
        for (var index = 0; index < contenders.Count; index++)
        {
            if (!MayHave(device, contenders[index], given[index].Count))
                continue;
            trials += contenders[index].Running + given[index].Count;
            weights += contenders[index].Claim.Weight;
        }

        int? next = null;
        var least = (PastShare: true, Trials: double.PositiveInfinity);
        for (var index = 0; index < contenders.Count; index++)
        {
            var contender = contenders[index];
            if (!MayHave(device, contender, given[index].Count))
                continue;
            var running = contender.Running + given[index].Count;
            var candidate = (PastShare: running >= trials * (contender.Claim.Weight / weights), Trials: (running + 1) / contender.Claim.Weight);
            if (next is not null && candidate.CompareTo(least) >= 0)
                continue;
            next = index;
            least = candidate;
        }

        return next;
    }

    private static bool MayHave(NodeDevice device, Contender contender, int given) =>
        device.Suits(contender.Claim.Device) && !(contender.Running + given >= contender.Claim.MaxConcurrent);
}
