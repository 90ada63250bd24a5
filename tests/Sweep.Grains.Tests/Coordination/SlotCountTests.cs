using FsCheck.Xunit;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Tests.Storage;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>
/// Whatever happens to nodes and to the answers they wait for, no slot is given twice and none is lost. Leases do not run
/// out here, so that nothing is found again by waiting.
/// </summary>
public sealed class SlotCountTests
{
    private static readonly (string Study, StudySpec Spec)[] Studies =
    [
        ("plain-1", Specs.Units(configurations: 12, seeds: 1, epochs: 1)),
        ("capped-1", Specs.Units(configurations: 8, seeds: 1, epochs: 1) with { MaxConcurrent = 2, Weight = 3 }),
        ("gpu-1", Specs.Units(configurations: 6, seeds: 1, epochs: 1) with { Device = DeviceWish.Gpu }),
    ];

    [Property(MaxTest = 4, StartSize = 100, EndSize = 300)]
    public async Task Through_kills_and_lost_answers_no_slot_is_given_twice_or_lost_and_every_trial_completes_once(byte[] program)
    {
        await using var silo = await TestSilo.StartAsync(coordination: c => (c.LeaseDuration, c.Deaths) = (TimeSpan.FromHours(1), int.MaxValue));
        foreach (var (study, spec) in Studies)
            await silo.Study(study).Submit(spec, Samples.Study(study).Dataset);
        PlayedNode[] nodes = [new("a", silo.Scheduler, cpu: 2, gpu: 0), new("b", silo.Scheduler, cpu: 1, gpu: 1), new("c", silo.Scheduler, cpu: 3, gpu: 1)];

        foreach (var code in program)
        {
            var node = nodes[code % nodes.Length];
            switch (code / nodes.Length % 8)
            {
                // One is never killed: there a trial can go that has seen the others die.
                case 0 when node != nodes[^1]:
                    node.Kill();
                    break;
                case 0 or 1:
                    await node.PullAsync(answerArrives: false);
                    break;
                case 2 or 3 or 4:
                    await EndOneAsync(silo, node);
                    break;
                default:
                    await node.PullAsync();
                    break;
            }

            Assert.InRange(nodes.Sum(n => n.Held.Count(lease => lease.Trial.Study == "capped-1")), 0, 2);
        }

        // From here on undisturbed: with every round each node ends what it runs, so this many do for all trials on one slot.
        for (var round = 0; round < 40; round++)
        {
            foreach (var node in nodes)
            {
                await node.PullAsync();
                while (node.Held.Count > 0)
                    await EndOneAsync(silo, node);
            }
        }

        foreach (var (study, _) in Studies)
        {
            var trials = await silo.Store.GetTrials(study, 0, 100);
            Assert.All(trials, trial => Assert.Equal(TrialState.Completed, trial.State));
            foreach (var trial in trials)
                Assert.Single(await silo.Store.GetAttempts(trial.Id), attempt => attempt.Outcome == "completed");
        }
    }

    private static async Task EndOneAsync(TestSilo silo, PlayedNode node)
    {
        if (node.Held.Count == 0)
            return;
        var lease = node.End();
        await silo.Trial(lease).Start(node.Name);
        await silo.Trial(lease).End(new AttemptEnd(AttemptOutcome.Completed));
    }
}
