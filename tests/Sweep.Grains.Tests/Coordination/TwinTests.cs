using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Tests.Storage;
using Sweep.Testing;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>Trials that another study has trained.</summary>
public sealed class TwinTests
{
    private const string Engine = "1";
    private const string First = "units-1";
    private const string Second = "units-2";

    [Fact]
    public async Task A_study_submitted_again_is_done_at_once_with_the_tables_of_the_first()
    {
        var trainer = new ScriptedTrainer(engine: Engine);
        await using var silo = await TestSilo.StartAsync(trainer);
        await silo.SubmitAsync(First, configurations: 3, seeds: 2);
        await silo.WaitForEndAsync(First);

        await silo.SubmitAsync(Second, configurations: 3, seeds: 2);

        var progress = await silo.Study(Second).GetProgress();
        Assert.Equal((StudyState.Completed, 6, 6), (progress.State, progress.Trials.Completed, progress.Reused));
        Assert.Equal(100, 100 * progress.Sweeps[0].EpochsDone / progress.Sweeps[0].EpochsTotal);
        Assert.DoesNotContain(trainer.Epochs.Keys, trial => trial.Study == Second);
        var (first, second) = (Assert.Single(await silo.Study(First).GetTables(null)), Assert.Single(await silo.Study(Second).GetTables(null)));
        Assert.Equal((6, 0), (first.Trials, first.Reused));
        Assert.Equal((6, 6), (second.Trials, second.Reused));
        Assert.Equal(first.Rows.Select(Numbers), second.Rows.Select(Numbers));
        Assert.Equal(
            (await silo.Store.GetEpochs(First, 0, 0, 100)).Select(epoch => epoch with { Metrics = epoch.Metrics with { Seconds = 0 } }),
            (await silo.Store.GetEpochs(Second, 0, 0, 100)).Select(epoch => epoch with { Metrics = epoch.Metrics with { Seconds = 0 } }));
    }

    [Fact]
    public async Task What_the_first_study_lacks_is_trained()
    {
        var trainer = new ScriptedTrainer(engine: Engine);
        await using var silo = await TestSilo.StartAsync(trainer);
        await silo.SubmitAsync(First, configurations: 2);
        await silo.WaitForEndAsync(First);

        await silo.SubmitAsync(Second, configurations: 4);

        Assert.Equal(2, (await silo.WaitForEndAsync(Second)).Reused);
        Assert.Equal([3, 4], trainer.Epochs.Keys.Where(trial => trial.Study == Second).Select(trial => trial.Number).Order());
    }

    [Fact]
    public async Task A_coordinator_activated_afresh_still_knows_how_many_were_reused()
    {
        var store = new InMemoryStore();
        await using (var silo = await TestSilo.StartAsync(new ScriptedTrainer(engine: Engine), store))
        {
            foreach (var study in (string[])[First, Second])
            {
                await silo.SubmitAsync(study, configurations: 2);
                await silo.WaitForEndAsync(study);
            }
        }

        await using var next = await TestSilo.StartAsync(store: store);

        Assert.Equal(2, (await next.Study(Second).GetProgress()).Reused);
        Assert.Equal(2, Assert.Single(await next.Study(Second).GetTables(null)).Reused);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task What_would_come_to_other_numbers_or_is_to_be_trained_is_trained(Func<StudySpec, StudySpec> change, Func<DatasetInfo, DatasetInfo> other)
    {
        var trainer = new ScriptedTrainer(engine: Engine);
        await using var silo = await TestSilo.StartAsync(trainer);
        await silo.SubmitAsync(First, configurations: 2);
        await silo.WaitForEndAsync(First);

        await silo.Study(Second).Submit(change(Specs.Units(2, 1, 3)), other(Samples.Study(Second).Dataset));

        Assert.Equal(0, (await silo.WaitForEndAsync(Second)).Reused);
        Assert.Equal(2, trainer.Epochs.Keys.Count(trial => trial.Study == Second));
    }

    public static TheoryData<Func<StudySpec, StudySpec>, Func<DatasetInfo, DatasetInfo>> Others => new()
    {
        { spec => spec with { Fresh = true }, data => data },
        { spec => spec with { Seed = 2 }, data => data },
        { spec => spec with { TestSplit = 0.2 }, data => data },
        { spec => spec with { Base = spec.Base with { Epochs = 2 } }, data => data },
        { spec => spec, data => data with { Fingerprint = "00fe" } },
        { spec => spec, data => data with { PositiveLabel = "fine" } },
    };

    [Fact]
    public async Task An_engine_that_promises_nothing_trains_every_trial()
    {
        var trainer = new ScriptedTrainer();
        await using var silo = await TestSilo.StartAsync(trainer);
        foreach (var study in (string[])[First, Second])
        {
            await silo.SubmitAsync(study, configurations: 2);
            await silo.WaitForEndAsync(study);
        }

        Assert.Equal(4, trainer.Epochs.Count);
    }

    [Fact]
    public async Task A_longer_training_goes_on_from_a_reused_one()
    {
        var trainer = new ScriptedTrainer(engine: Engine);
        await using var silo = await TestSilo.StartAsync(trainer);
        var spec = Specs.Units(1, 1, 3) with { Base = Hyperparameters.Default with { Units = [1] } };
        await silo.Study(First).Submit(spec with { Sweeps = [Specs.Sweep("epochs", "epochs", ["2"])] }, Samples.Study(First).Dataset);
        await silo.WaitForEndAsync(First);

        await silo.Study(Second).Submit(spec with { Sweeps = [Specs.Sweep("epochs", "epochs", ["2", "5"])] }, Samples.Study(Second).Dataset);
        await silo.WaitForEndAsync(Second);

        Assert.Equal([(2, 1, 3), (2, 1, 4), (2, 1, 5)], trainer.Trained.Skip(2));
        Assert.Equal("1 cpu", (await silo.Store.GetTrial(new TrialId(Second, 2)))!.Engine);
    }

    /// <summary>What a row says, apart from timings.</summary>
    private static object Numbers(TableRow row) => (
        string.Join(' ', row.Values), row.Parameters, row.Trials, row.TrainAccuracy, row.TrainLoss, row.ValAccuracy, row.ValLoss, row.Difference, row.Verdict, row.IsBest);
}
