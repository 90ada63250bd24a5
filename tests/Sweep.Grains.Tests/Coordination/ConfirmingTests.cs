using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>Studies whose best rows are trained again with fresh seeds.</summary>
public sealed class ConfirmingTests
{
    private const string Id = "units-1";

    [Fact]
    public async Task A_confirmation_trains_fresh_seeds_once_and_answers_from_the_store_when_asked_again()
    {
        var trainer = new ScriptedTrainer(engine: "1");
        await using var silo = await TestSilo.StartAsync(trainer);
        await silo.SubmitAsync(Id, configurations: 4, seeds: 2, epochs: 1);
        await silo.WaitForEndAsync(Id);

        var confirming = await ConfirmAsync(silo, top: 2, seeds: 3);
        await silo.WaitForEndAsync(confirming.Id);

        Assert.Equal("units-1-confirm-1", confirming.Id);
        var rows = await silo.Store.GetTrials(confirming.Id, 0, 100);
        Assert.Equal([1000, 1001, 1002], rows.Select(row => row.SeedNumber).Distinct().Order());
        Assert.Equal([(4, 3), (3, 3)], rows.CountBy(row => row.Hyperparameters.Units[0]).Select(count => (count.Key, count.Value)));
        var table = await silo.Study(confirming.Id).GetConfirmation();
        Assert.Equal((confirming.Id, Id, false, true), (table.Study, table.Confirms.Study, table.HasBaseline, table.OnTestSet));
        Assert.Equal([0.4, 0.3], table.Rows.Select(row => row.Chosen.Mean!.Value), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal([0.39, 0.29], table.Rows.Select(row => row.Measured!.Value), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.All(table.Rows, row => Assert.Equal((0, 3), (Math.Round(row.Drop!.Value, 12), row.Trials)));

        var trained = trainer.Trained.Count;
        Assert.Equal(confirming.Id, (await ConfirmAsync(silo, top: 2, seeds: 3)).Id);
        Assert.Equal(trained, trainer.Trained.Count);

        // More seeds are another study, which takes over the trials of the first.
        var more = await ConfirmAsync(silo, top: 2, seeds: 5);
        await silo.WaitForEndAsync(more.Id);
        Assert.Equal(("units-1-confirm-2", 2), (more.Id, more.Spec.Sweeps[0].Look));
        Assert.Equal(trained + 4, trainer.Trained.Count);
    }

    [Fact]
    public async Task A_study_that_confirms_nothing_says_so()
    {
        await using var silo = await TestSilo.StartAsync();
        var study = await silo.SubmitAsync(Id);

        Assert.Contains("sweep confirm units-1", (await Assert.ThrowsAsync<SpecException>(study.GetConfirmation)).Message, StringComparison.Ordinal);
        Assert.Contains("this one is running", (await Assert.ThrowsAsync<SpecException>(() => study.PlanConfirmation(null, 3, 10))).Message, StringComparison.Ordinal);
    }

    private static async Task<StudyRow> ConfirmAsync(TestSilo silo, int top, int seeds)
    {
        var plan = await silo.Study(Id).PlanConfirmation(null, top, seeds);
        return await NewStudy.ConfirmAsync(
            plan, () => silo.Scheduler.NewStudyId(plan.Spec.Name), id => silo.Study(id).Submit(plan.Spec, plan.Dataset), id => silo.Study(id).Resume());
    }
}
