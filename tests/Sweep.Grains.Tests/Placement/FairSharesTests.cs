using FsCheck.Xunit;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Randomness;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Placement;

namespace Sweep.Grains.Tests.Placement;

/// <summary>What a division of slots must hold to, whatever there is to divide.</summary>
public sealed class FairSharesTests
{
    [Property(MaxTest = 300)]
    public void Nobody_gets_more_than_is_free_or_allowed_and_no_slot_is_left_that_somebody_may_fill(byte[] bytes)
    {
        var (devices, contenders) = Read(bytes);

        var allotments = FairShares.Divide(devices, contenders);

        foreach (var device in devices)
        {
            var filled = allotments.Sum(allotment => allotment.Devices.Count(name => name == device.Name));
            Assert.InRange(filled, 0, device.Free);
            if (filled < device.Free)
                Assert.DoesNotContain(contenders, contender => device.Suits(contender.Claim.Device) && !(After(contender) >= contender.Claim.MaxConcurrent));
        }

        foreach (var contender in contenders)
        {
            Assert.True(Given(contender) == 0 || After(contender) <= (contender.Claim.MaxConcurrent ?? int.MaxValue));
            Assert.All(Of(contender), name => Assert.True(new NodeDevice(name, 1, 0).Suits(contender.Claim.Device)));
        }

        IEnumerable<string> Of(Contender contender) => allotments.Where(allotment => allotment.Study == contender.Study).SelectMany(allotment => allotment.Devices);
        int Given(Contender contender) => Of(contender).Count();
        int After(Contender contender) => contender.Running + Given(contender);
    }

    [Property(MaxTest = 200)]
    public void Nobody_is_a_whole_slot_away_from_its_share_however_many_slots_there_are(byte[] weights, byte slots)
    {
        Contender[] contenders = [.. weights.Select((weight, index) => new Contender($"s-{index}", new StudyClaim(DeviceWish.Any, 1 + weight, null), 0))];
        if (contenders.Length == 0)
            return;

        var given = FairShares.Divide([new NodeDevice("cpu", slots, 0)], contenders).ToDictionary(allotment => allotment.Study, allotment => allotment.Devices.Count);

        var total = contenders.Sum(contender => contender.Claim.Weight);
        Assert.All(contenders, contender => Assert.InRange(
            given.GetValueOrDefault(contender.Study) - slots * contender.Claim.Weight / total, -1 + 1e-9, 1 - 1e-9));
    }

    [Property(MaxTest = 100)]
    public void Trials_that_end_in_any_order_bring_the_shares_to_the_weights(byte[] weights, ushort seed)
    {
        const int Slots = 16;
        StudyClaim[] claims = [.. weights.Take(6).Select(weight => new StudyClaim(DeviceWish.Any, 1 + weight, null))];
        if (claims.Length == 0)
            return;
        var running = new int[claims.Length];
        // All slots are one study's: the others came later.
        running[0] = Slots;
        var order = new SeededRandom(seed);

        for (var step = 0; step < 50 * Slots; step++)
        {
            var ended = Enumerable.Range(0, Slots).Select(slot => Owner(running, slot)).ElementAt((int)order.NextBelow(Slots));
            running[ended]--;
            Contender[] contenders = [.. claims.Select((claim, index) => new Contender($"{index}", claim, running[index]))];
            var next = Assert.Single(FairShares.Divide([new NodeDevice("cpu", Slots, Slots - 1)], contenders));
            running[int.Parse(next.Study, provider: null)]++;
        }

        var total = claims.Sum(claim => claim.Weight);
        Assert.All(claims.Zip(running), pair => Assert.InRange(pair.Second - Slots * pair.First.Weight / total, -1 + 1e-9, 1 - 1e-9));
    }

    [Fact]
    public void Three_to_one_is_three_slots_to_one()
    {
        Contender[] contenders = [new("light-1", new StudyClaim(DeviceWish.Any, 1, null), 0), new("heavy-1", new StudyClaim(DeviceWish.Any, 3, null), 0)];

        var allotments = FairShares.Divide([new NodeDevice("cpu", 8, 0)], contenders);

        Assert.Equal([("light-1", 2), ("heavy-1", 6)], allotments.Select(allotment => (allotment.Study, allotment.Devices.Count)));
    }

    [Fact]
    public void Who_may_have_either_leaves_the_gpu_to_who_may_not()
    {
        Contender[] contenders = [new("any-1", new StudyClaim(DeviceWish.Any, 1, null), 0), new("gpu-1", new StudyClaim(DeviceWish.Gpu, 1, null), 0)];

        var allotments = FairShares.Divide([new NodeDevice("cuda:0", 1, 0), new NodeDevice("cpu", 1, 0)], contenders);

        Assert.Equal([("any-1", "cpu"), ("gpu-1", "cuda:0")], allotments.Select(allotment => (allotment.Study, allotment.Devices.Single())));
    }

    private static int Owner(int[] running, int slot)
    {
        var study = 0;
        for (var before = running[0]; slot >= before; before += running[study])
            study++;
        return study;
    }

    /// <summary>Two devices from the first four bytes, and a study from every four more.</summary>
    private static (NodeDevice[] Devices, Contender[] Contenders) Read(byte[] bytes)
    {
        var head = bytes.Concat(new byte[4]).Take(4).ToArray();
        NodeDevice[] devices = [new("cpu", head[0] % 40, head[1] % 8), new("cuda:0", head[2] % 8, head[3] % 4)];
        Contender[] contenders =
        [
            .. bytes.Skip(4).Chunk(4).Where(code => code.Length == 4).Select((code, index) => new Contender(
                $"s-{index}",
                new StudyClaim((DeviceWish)(code[0] % 3), 0.001 + code[1] / 16.0, code[2] % 2 == 0 ? null : 1 + code[2] % 9),
                code[3] % 12)),
        ];
        return (devices, contenders);
    }
}
