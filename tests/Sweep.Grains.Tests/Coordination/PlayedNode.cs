using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Grains.Tests.Storage;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>A node that a test plays: it holds what it was given, and fails the test if that is more than it has slots for.</summary>
internal sealed class PlayedNode(string name, ISchedulerGrain scheduler, int cpu, int gpu)
{
    private readonly List<(Lease Lease, string Device)> held = [];
    private int lives;

    public string Name => name;

    private IEnumerable<NodeDevice> Devices => [Device("cpu", cpu), Device("cuda:0", gpu)];

    public IReadOnlyList<Lease> Held => [.. held.Select(trial => trial.Lease)];

    /// <summary>Calls, and starts what it is given, unless the answer gets lost.</summary>
    public async Task PullAsync(bool answerArrives = true)
    {
        var report = new NodeReport(name, [.. Devices], "1", Samples.Noon.AddMinutes(lives), Held);
        var answer = await scheduler.Pull(report);
        Assert.Empty(answer.Abandon);
        Assert.Equal(answer.Start.Count, answer.Devices.Count);
        if (!answerArrives)
            return;
        held.AddRange(answer.Start.Zip(answer.Devices));
        Assert.All(Devices, device => Assert.InRange(device.Busy, 0, device.Slots));
    }

    /// <summary>Gives up the trial that it has run longest.</summary>
    public Lease End()
    {
        var (lease, _) = held[0];
        held.RemoveAt(0);
        return lease;
    }

    /// <summary>Comes back under its name, with nothing in mind.</summary>
    public void Kill()
    {
        held.Clear();
        lives++;
    }

    private NodeDevice Device(string device, int slots) => new(device, slots, held.Count(trial => trial.Device == device));
}
