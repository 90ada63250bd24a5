using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;
using Sweep.Grains.Tests.Storage;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>Trials that differ only in their epochs: trained once, as far as the longest goes.</summary>
public sealed class EpochChainTests
{
    private const string Id = "units-1";

    [Fact]
    public async Task Together_they_cost_what_the_longest_does_and_each_has_all_its_epochs()
    {
        var trainer = new ScriptedTrainer();
        await using var silo = await TestSilo.StartAsync(trainer);
        await silo.Study(Id).Submit(Spec(seeds: 2, "6", "2", "4"), Samples.Study(Id).Dataset);

        await silo.WaitForEndAsync(Id);

        Assert.Equal(2 * 6, trainer.Trained.Count);
        foreach (var row in await silo.Store.GetTrials(Id, 0, 10))
        {
            var epochs = row.Hyperparameters.Epochs;
            Assert.Equal(Enumerable.Range(1, epochs).Select(epoch => ScriptedTrainer.Metrics(1, epoch)), await silo.Store.GetEpochs(row.Id));
            Assert.Equal(ScriptedTrainer.Metrics(1, epochs), row.Last);
            Assert.Equal(BitConverter.GetBytes(epochs), await silo.Store.GetCheckpoint(row.Id));
            Assert.Equal(10, row.Parameters);
            Assert.Single(await silo.Store.GetAttempts(row.Id));
        }
    }

    [Fact]
    public async Task The_shortest_comes_first_and_the_others_one_after_the_other()
    {
        await using var silo = await TestSilo.StartAsync();
        var spec = Spec(seeds: 1, "6", "2", "4");
        await silo.Study(Id).Submit(spec with { Sweeps = [Specs.Sweep("others", "units", ["[2]", "[3]"]), .. spec.Sweeps] }, Samples.Study(Id).Dataset);

        // Two others were planned before the trials of 6, 2 and 4 epochs.
        var first = Assert.Single((await silo.Scheduler.Pull(Report(free: 1))).Start);
        Assert.Equal(4, first.Trial.Number);
        var others = (await silo.Scheduler.Pull(Report(free: 9, first))).Start;
        Assert.Equal([1, 2], others.Select(lease => lease.Trial.Number).Order());

        await EndAsync(silo, first, epochs: 2);
        var second = Assert.Single((await silo.Scheduler.Pull(Report(free: 9, [.. others]))).Start);
        Assert.Equal(5, second.Trial.Number);
        Assert.Equal(BitConverter.GetBytes(2), (await silo.Trial(second).Start("a"))!.Checkpoint);
    }

    [Fact]
    public async Task What_follows_a_failed_trial_begins_afresh()
    {
        var trainer = new ScriptedTrainer((work, _, _) =>
        {
            if (work.Hyperparameters.Epochs == 2)
                throw new TrainingDivergedException(1, "training", double.NaN);
        });
        await using var silo = await TestSilo.StartAsync(trainer);
        await silo.Study(Id).Submit(Spec(seeds: 1, "2", "4"), Samples.Study(Id).Dataset);

        var progress = await silo.WaitForEndAsync(Id);

        Assert.Equal((1, 1), (progress.Trials.Completed, progress.Trials.Failed));
        Assert.Equal([(2, 1, 1), (2, 1, 2), (2, 1, 3), (2, 1, 4)], trainer.Trained);
    }

    [Fact]
    public async Task A_node_that_died_while_it_took_over_the_epochs_leaves_nothing_doubled()
    {
        await using var silo = await TestSilo.StartAsync();
        await silo.Study(Id).Submit(Spec(seeds: 1, "2", "4"), Samples.Study(Id).Dataset);
        await EndAsync(silo, Assert.Single((await silo.Scheduler.Pull(Report(free: 1))).Start), epochs: 2);
        var lost = Assert.Single((await silo.Scheduler.Pull(Report(free: 1))).Start);
        await silo.Scheduler.Pull(Report(free: 0, lost));
        await silo.Store.AppendEpoch(lost, ScriptedTrainer.Metrics(1, 1), null);
        await silo.Scheduler.Pull(Report(free: 0, lost));

        // It does not hold it any more.
        var again = Assert.Single((await silo.Scheduler.Pull(Report(free: 1))).Start);

        Assert.Equal(lost with { Attempt = 2 }, again);
        Assert.Equal(BitConverter.GetBytes(2), (await silo.Trial(again).Start("a"))!.Checkpoint);
        Assert.Equal([1, 2], (await silo.Store.GetEpochs(again.Trial)).Select(epoch => epoch.Number));
    }

    private static async Task EndAsync(TestSilo silo, Lease lease, int epochs)
    {
        for (var epoch = 1; epoch <= epochs; epoch++)
            await silo.Trial(lease).Report(ScriptedTrainer.Metrics(1, epoch), BitConverter.GetBytes(epoch));
        await silo.Trial(lease).End(new AttemptEnd(AttemptOutcome.Completed));
    }

    private static StudySpec Spec(int seeds, params string[] epochs) => Specs.Units(1, seeds, 3) with { Sweeps = [Specs.Sweep("epochs", "epochs", epochs)], Base = Hyperparameters.Default with { Units = [1] } };

    private static NodeReport Report(int free, params Lease[] held) =>
        new("a", [new NodeDevice("cpu", free + held.Length, held.Length)], "1", Samples.Noon, held);
}
