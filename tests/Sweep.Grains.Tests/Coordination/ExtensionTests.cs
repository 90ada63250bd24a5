using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Storage;
using Sweep.Grains.Tests.Storage;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>Finished studies that get more seeds.</summary>
public sealed class ExtensionTests
{
    private const string Id = "units-1";

    [Fact]
    public async Task Only_the_new_trials_are_trained_and_the_table_has_them_all()
    {
        var trainer = new ScriptedTrainer();
        await using var silo = await TestSilo.StartAsync(trainer);
        var study = await silo.SubmitAsync(Id, configurations: 3, seeds: 2, epochs: 1);
        await silo.WaitForEndAsync(Id);
        Assert.Equal(Enumerable.Range(1, 6), trainer.Trained.Select(t => t.Trial).Order());

        var extended = await study.Extend(5);
        Assert.Equal((5, 2), (extended.Spec.Seeds, extended.Spec.Look));
        var progress = await silo.WaitForEndAsync(Id);

        Assert.Equal(15, progress.Trials.Completed);
        Assert.Equal(Enumerable.Range(1, 15), trainer.Trained.Select(t => t.Trial).Order());
        Assert.All(Assert.Single(await study.GetTables(null)).Rows, row => Assert.Equal(5, row.Trials));
        Assert.Equal([0, 1, 2, 3, 4], (await silo.Store.GetTrials(Id, 0, 100)).Select(row => row.SeedNumber).Distinct().Order());
        Assert.Equal(15, (await study.GetPage(new TrialQuery { Take = 100 })).Total);

        await study.Extend(6);
        Assert.Equal(18, (await silo.WaitForEndAsync(Id)).Trials.Completed);
    }

    [Fact]
    public async Task A_sweep_with_more_seeds_than_the_study_counts_all_its_trials_and_the_others_theirs()
    {
        var trainer = new ScriptedTrainer();
        await using var silo = await TestSilo.StartAsync(trainer);
        var spec = Specs.Units(configurations: 3, seeds: 2, epochs: 1);
        spec = spec with { Sweeps = [spec.Sweeps[0], Specs.Sweep("more", "units", ["[3]", "[4]"]) with { Seeds = 5 }] };
        await silo.Study(Id).Submit(spec, Samples.Study(Id).Dataset);

        var progress = await silo.WaitForEndAsync(Id);

        Assert.Equal([6, 10], progress.Sweeps.Select(sweep => sweep.Trials.Completed));
        Assert.Equal(2 * 2 + 2 * 5, trainer.Trained.Count);
        var tables = await silo.Study(Id).GetTables(null);
        Assert.Equal([[2, 2, 2], [5, 5]], tables.Select(table => table.Rows.Select(row => row.Trials)));
        Assert.Equal([2, 2, 2], (await silo.Study(Id).GetBest("units", 10, null)).Select(best => best.Trials));
        foreach (var (sweep, total) in new[] { ("units", 6), ("more", 10), (null, 14) })
            Assert.Equal(total, (await silo.Study(Id).GetPage(new TrialQuery { Sweep = sweep, Take = 100 })).Total);
    }

    [Fact]
    public async Task A_store_that_refuses_the_spec_leaves_the_study_completed_as_it_was()
    {
        var refuses = true;
        var store = InterceptedStore.Over(new InMemoryStore(), (method, call) =>
            method == nameof(ISweepStore.SetStudySpec) && refuses ? throw new StoreException("The disk is full.") : call());
        await using var silo = await TestSilo.StartAsync(new ScriptedTrainer(), store: store);
        var study = await silo.SubmitAsync(Id, configurations: 2, seeds: 1, epochs: 1);
        await silo.WaitForEndAsync(Id);

        await Assert.ThrowsAsync<StoreException>(() => study.Extend(2));

        Assert.Equal((StudyState.Completed, 1), ((await study.Get())!.State, (await study.Get())!.Spec.Look));
        refuses = false;
        await study.Extend(2);
        Assert.Equal(4, (await silo.WaitForEndAsync(Id)).Trials.Completed);
    }

    [Fact]
    public async Task A_coordinator_activated_afresh_goes_on_with_an_extension()
    {
        var store = new InMemoryStore();
        await using (var first = await TestSilo.StartAsync(new ScriptedTrainer(), store: store))
        {
            await first.SubmitAsync(Id, configurations: 2, seeds: 1, epochs: 1);
            await first.WaitForEndAsync(Id);
        }

        await using (var second = await TestSilo.StartAsync(store: store))
            await second.Study(Id).Extend(3);
        var trainer = new ScriptedTrainer();
        await using var third = await TestSilo.StartAsync(trainer, store: store);
        var progress = await third.WaitForEndAsync(Id);

        Assert.Equal(6, progress.Trials.Completed);
        Assert.Equal([3, 4, 5, 6], trainer.Trained.Select(t => t.Trial).Order());
    }

    [Fact]
    public async Task A_study_that_runs_is_not_extended()
    {
        await using var silo = await TestSilo.StartAsync();
        var study = await silo.SubmitAsync(Id, configurations: 2, seeds: 1);

        var error = await Assert.ThrowsAsync<SpecException>(() => study.Extend(3));

        Assert.Contains("this one is running", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await study.Get())!.Spec.Seeds);
    }
}
