using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Coordination;
using Sweep.Grains.Tests.Storage;
using Sweep.Testing;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>Pages of trials in any order, and what pictures are drawn from.</summary>
public sealed class StudyPageTests
{
    private const string Id = "units-1";

    [Theory]
    [InlineData(null, false, new[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData(null, true, new[] { 6, 5, 4, 3, 2, 1 })]
    [InlineData("val_accuracy", true, new[] { 6, 2, 1, 3, 4, 5 })]
    [InlineData("val_accuracy", false, new[] { 1, 3, 2, 6, 4, 5 })]
    [InlineData("val_loss", false, new[] { 6, 2, 1, 3, 4, 5 })]
    public async Task Trials_come_in_the_order_asked_for_and_those_without_a_number_last(string? order, bool descending, int[] numbers)
    {
        await using var silo = await SiloAsync(0.1, 0.3, 0.1, double.NaN, null, 0.5);

        var pages = new List<TrialPage>();
        for (var skip = 0; skip < 6; skip += 4)
            pages.Add(await silo.Study(Id).GetPage(new TrialQuery { Sweep = "units", Order = order, Descending = descending, Skip = skip, Take = 4 }));

        Assert.Equal(numbers, pages.SelectMany(page => page.Trials).Select(trial => trial.Id.Number));
        Assert.Equal([(6, true), (6, false)], pages.Select(page => (page.Total!.Value, page.More)));
    }

    [Theory]
    [InlineData(false, new[] { 3, 4, 1, 2, 7, 8, 5, 6 })]
    [InlineData(true, new[] { 5, 6, 7, 8, 1, 2, 3, 4 })]
    public async Task Trials_come_in_the_order_of_a_hyperparameter_whatever_became_of_them(bool descending, int[] numbers)
    {
        var spec = Specs.Units(1, seeds: 2, epochs: 1) with { Sweeps = [Specs.Sweep("units", "units", ["[64]", "[8]", "[64,32]", "[128]"])] };
        var store = new InMemoryStore();
        await store.CreateStudy(Samples.Study(Id) with { Spec = spec, State = StudyState.Cancelled });
        await store.AddTrials(Id, [.. TrialPlan.Create(Id, spec)]);
        await using var silo = await TestSilo.StartAsync(store: store);
        var query = new TrialQuery { By = "units", Descending = descending, Take = 5 };

        var first = await silo.Study(Id).GetPage(query);
        var last = await silo.Study(Id).GetPage(query with { Skip = 5 });

        Assert.Equal(numbers, first.Trials.Concat(last.Trials).Select(trial => trial.Id.Number));
    }

    [Fact]
    public async Task A_condition_is_held_against_all_trials_and_pages_count_those_that_fit()
    {
        // The 2,500 before trial 2,500 do not fit.
        await using var silo = await SiloAsync([.. Enumerable.Range(0, 3000).Select(n => (double?)n / 3000)]);
        var query = new TrialQuery { Order = "val_accuracy", Where = "trial > 2500 and trial != 2502", Take = 200 };

        var first = await silo.Study(Id).GetPage(query);
        var last = await silo.Study(Id).GetPage(query with { Skip = 400 });

        Assert.Equal([2501, 2503], first.Trials.Take(2).Select(trial => trial.Id.Number));
        Assert.Equal((200, null, true), (first.Trials.Count, first.Total, first.More));
        Assert.Equal((99, 499, false), (last.Trials.Count, last.Total, last.More));
        Assert.Equal(3000, last.Trials[^1].Id.Number);
    }

    [Fact]
    public async Task What_cannot_be_asked_is_said_and_what_is_not_there_is_empty()
    {
        await using var silo = await SiloAsync(0.1);

        await Assert.ThrowsAsync<SpecException>(() => silo.Study(Id).GetPage(new TrialQuery { Where = "modl = lstm" }));
        Assert.Empty((await silo.Study(Id).GetPage(new TrialQuery { Sweep = "no-such-sweep" })).Trials);
        Assert.Empty((await silo.Study(Id).GetPage(new TrialQuery { Skip = 10 })).Trials);
    }

    [Fact]
    public async Task A_sample_is_evenly_chosen_with_the_best_and_says_of_how_many()
    {
        // The best, 0.99, is the 38th of 100, between those that are chosen.
        await using var silo = await SiloAsync([.. Enumerable.Range(1, 100).Select(n => (double?)(n == 38 ? 0.99 : n / 200.0))]);

        var sample = await silo.Study(Id).GetSample("units", 12);

        Assert.Equal([1, 10, 19, 28, 37, 38, 46, 55, 64, 73, 82, 91], sample.Trials.Select(trial => trial.Id.Number));
        Assert.Equal(100, sample.Of);
        Assert.Equal(Enumerable.Range(1, 38), sample.Records.Select(record => record.Number));
        Assert.Equal(0.99, sample.Records[^1].Value);
    }

    [Fact]
    public async Task A_small_sample_is_all_that_finished()
    {
        await using var silo = await SiloAsync(0.2, null, 0.1, double.NaN);

        var sample = await silo.Study(Id).GetSample(null, 100);

        Assert.Equal([1, 3], sample.Trials.Select(trial => trial.Id.Number));
        Assert.Equal((2, 1), (sample.Of, sample.Records.Count));
    }

    [Fact]
    public async Task Curves_are_of_the_baseline_and_the_best_with_every_seed()
    {
        await using var silo = await TestSilo.StartAsync(new ScriptedTrainer());
        var study = await silo.SubmitAsync(Id, configurations: 5, seeds: 2);
        await silo.WaitForEndAsync(Id);

        var curves = await study.GetCurves("units", 2);

        Assert.Equal(["[5]", "[4]"], curves.Select(curve => HyperparameterSchema.ValueOf(curve.Hyperparameters, "units").ToString()));
        Assert.Equal([[9, 10], [7, 8]], curves.Select(curve => curve.Seeds.Select(seed => seed.Trial)));
        Assert.All(curves.SelectMany(curve => curve.Seeds), seed => Assert.Equal(seed.Of, seed.Epochs.Count));
        Assert.Empty(await study.GetCurves("no-such-sweep", 2));
    }

    [Fact]
    public async Task Curves_of_a_sweep_of_epochs_have_the_longest_training_among_them()
    {
        await using var silo = await TestSilo.StartAsync(new ScriptedTrainer());
        var spec = Specs.Units(1, seeds: 1, epochs: 1) with { Sweeps = [Specs.Sweep("epochs", "epochs", ["1", "5", "3"])] };
        var study = silo.Study(Id);
        await study.Submit(spec, Samples.Study(Id).Dataset);
        await silo.WaitForEndAsync(Id);

        var curve = Assert.Single(await study.GetCurves("epochs", 1));

        Assert.Equal((5, 5), (curve.Hyperparameters.Epochs, curve.Seeds[0].Epochs.Count));
        Assert.False(curve.Seeds[0].Collapsed);
    }

    [Theory]
    [InlineData(3, 5, new[] { 0, 1, 2 })]
    [InlineData(10, 4, new[] { 0, 3, 6, 9 })]
    [InlineData(10, 1, new[] { 0 })]
    [InlineData(10, 0, new int[0])]
    public void Of_too_many_the_first_the_last_and_those_evenly_between_are_kept(int count, int limit, int[] kept) =>
        Assert.Equal(kept, StudyPictures.Evenly([.. Enumerable.Range(0, count)], limit));

    [Fact]
    public async Task Studies_are_listed_page_by_page()
    {
        var store = new InMemoryStore();
        for (var n = 1; n <= 5; n++)
            await store.CreateStudy(Samples.Study($"units-{n}") with { CreatedAt = DateTimeOffset.UnixEpoch.AddHours(n), State = StudyState.Completed });
        await using var silo = await TestSilo.StartAsync(store: store);

        var page = await silo.Library.GetStudies(1, 2);

        Assert.Equal(["units-4", "units-3"], page.Studies.Select(study => study.Id));
        Assert.Equal(5, page.Total);
    }

    /// <summary>A completed study of one seed; null for a trial that failed.</summary>
    private static async Task<TestSilo> SiloAsync(params double?[] accuracies)
    {
        var spec = Specs.Units(accuracies.Length, seeds: 1, epochs: 1);
        var store = new InMemoryStore();
        await store.CreateStudy(Samples.Study(Id) with { Spec = spec, State = StudyState.Completed });
        await store.AddTrials(Id, [.. TrialPlan.Create(Id, spec).Zip(accuracies, (trial, accuracy) => accuracy is { } value
            ? trial with { State = TrialState.Completed, Last = TextSteps.Of(1, 0.5, 0.5, 1 - value, value, 1) }
            : trial with { State = TrialState.Failed })]);
        return await TestSilo.StartAsync(store: store);
    }
}
