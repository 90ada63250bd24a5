using System.Collections.Concurrent;
using Sweep.Contracts.Results;
using Sweep.Contracts.Training;
using Sweep.Grains.Tests.Storage;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>What a node does when a device's memory does not suffice for all that is trained on it.</summary>
public sealed class FullDeviceTests
{
    [Fact]
    public async Task A_trial_that_does_not_fit_beside_others_goes_on_alone_from_its_checkpoint_and_costs_no_attempt()
    {
        using var shared = new CountdownEvent(2);
        using var refused = new ManualResetEventSlim();
        var alongside = new ConcurrentBag<int>();
        ScriptedTrainer trainer = null!;
        trainer = new ScriptedTrainer((work, epoch, cancellation) =>
        {
            if (refused.IsSet && work.Id.Number == 1)
                alongside.Add(trainer.Running - 1);
            if (refused.IsSet || (work.Id.Number, epoch) is not ((1, 3) or (2, 1)))
                return;
            shared.Signal();
            shared.Wait(cancellation);
            if (work.Id.Number == 2)
            {
                refused.Wait(cancellation);
                return;
            }

            refused.Set();
            throw new DeviceOutOfMemoryException(work.Device);
        });
        await using var silo = await StartAsync(trainer, slots: 2);
        var study = silo.Study("units-1");

        await SubmitAsync(silo, trials: 5, epochs: 4);
        var progress = await silo.WaitForEndAsync("units-1");

        Assert.Equal(5, progress.Trials.Completed);
        Assert.Equal([0, 0], alongside);
        Assert.Equal([(1, 1), (1, 2), (1, 3), (1, 4)], trainer.Trained.Where(t => t.Trial == 1).Select(t => (t.Attempt, t.Epoch)));
        Assert.Equal(4, (await study.GetTrial(1))!.Trial.Last!.Number);
        Assert.Equal((1, 0), ((await study.GetTrial(1))!.Trial.Attempt, (await study.GetTrial(1))!.Trial.Failures));
    }

    [Fact]
    public async Task A_trial_that_does_not_fit_alone_is_failed_with_the_reason_and_the_study_goes_on()
    {
        var tries = new ConcurrentBag<int>();
        await using var silo = await StartAsync(
            new ScriptedTrainer((work, _, _) =>
            {
                if (work.Id.Number != 2)
                    return;
                tries.Add(work.Attempt);
                throw new DeviceOutOfMemoryException(work.Device);
            }),
            slots: 2);

        await SubmitAsync(silo, trials: 4, epochs: 2);
        var progress = await silo.WaitForEndAsync("units-1");

        var trial = (await silo.Study("units-1").GetTrial(2))!.Trial;
        Assert.Equal([1, 1], tries);
        Assert.Equal((3, 1), (progress.Trials.Completed, progress.Trials.Failed));
        Assert.Equal(
            (TrialState.Failed, "out of memory on cuda:0, even with no other trial on it; fewer units or a smaller batch_size or max_length need less"),
            (trial.State, trial.Error));
    }

    [Fact]
    public async Task While_a_trial_waits_for_its_device_no_slot_is_free_and_a_node_that_drains_gives_it_back()
    {
        using var shared = new CountdownEvent(2);
        using var goOn = new ManualResetEventSlim();
        var trainer = new ScriptedTrainer((work, epoch, cancellation) =>
        {
            if (epoch > 1 || work.Attempt > 1)
                return;
            shared.Signal();
            shared.Wait(cancellation);
            if (work.Id.Number == 1)
                throw new DeviceOutOfMemoryException(work.Device);
            goOn.Wait(cancellation);
        });
        await using var silo = await StartAsync(trainer, slots: 3);
        await SubmitAsync(silo, trials: 2, epochs: 2);

        var full = await NodeAsync(silo, node => node.Devices.Any(device => device is { Name: "cuda:0", Busy: 3 }));
        Assert.Equal(2, full.Running.Count);

        await silo.Scheduler.Drain("n1", drain: true);
        var drained = await silo.WaitAsync("units-1", progress => progress.Trials.Queued == 1);
        Assert.Equal(1, drained.Trials.Running);

        goOn.Set();
        await silo.WaitAsync("units-1", progress => progress.Trials.Running == 0);
        await silo.Scheduler.Drain("n1", drain: false);
        Assert.Equal(2, (await silo.WaitForEndAsync("units-1")).Trials.Completed);
    }

    private static Task<TestSilo> StartAsync(ITrainer trainer, int slots) => TestSilo.StartAsync(trainer, node: node =>
    {
        (node.Name, node.Slots, node.Gpus, node.GpuSlots) = ("n1", 0, ["cuda:0"], slots);
        node.CheckpointInterval = TimeSpan.Zero;
    });

    private static Task SubmitAsync(TestSilo silo, int trials, int epochs) =>
        silo.Study("units-1").Submit(Specs.Units(trials, seeds: 1, epochs), Samples.Study("units-1").Dataset);

    private static async Task<NodeInfo> NodeAsync(TestSilo silo, Func<NodeInfo, bool> wanted)
    {
        while (true)
        {
            if ((await silo.Scheduler.GetNodes()).SingleOrDefault() is { } node && wanted(node))
                return node;
        }
    }
}
