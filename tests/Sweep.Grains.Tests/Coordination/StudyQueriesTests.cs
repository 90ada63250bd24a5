using FsCheck.Xunit;
using Sweep.Contracts.Filters;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Coordination;
using Sweep.Grains.Storage;
using Sweep.Grains.Tables;
using Sweep.Grains.Tests.Storage;
using Sweep.Testing;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>Answers from few rows, against those that all rows give.</summary>
public sealed class StudyQueriesTests
{
    private const string Id = "units-1";

    private static readonly string?[] Conditions = [null, "seed = 0", "val_accuracy < 0.6", "trial > 40 or units in ([3], [9])", "val_loss > 0.4 and not seed = 1"];

    [Property(MaxTest = 100, StartSize = 20, EndSize = 400)]
    public async Task The_best_are_those_that_a_look_at_every_trial_finds(byte[] outcomes, byte top)
    {
        var rows = Rows(Spec(configurations: 1 + outcomes.Length / 3), outcomes);
        var queries = await Queries(Spec(configurations: 1 + outcomes.Length / 3), rows);
        foreach (var where in Conditions)
        {
            var filter = where is null ? null : TrialFilter.Parse(where);
            var counted = rows.Where(row => filter?.Matches(row) ?? true);
            var expected = BestConfigurations.Rank(BestConfigurations.Of(counted, MetricSpec.Default, MetricSet.TextClassifier), MetricSpec.Default).Take(top);
            Assert.Equal(expected, (await queries.GetBest(null, top, filter)).Select(b => b with { Shrunken = null }));
        }
    }

    [Property(MaxTest = 100, StartSize = 20, EndSize = 600)]
    public async Task A_table_is_the_one_that_all_trials_make(byte[] outcomes, bool grid, byte baseline)
    {
        var spec = Spec(configurations: 1 + outcomes.Length / 3, grid, baseline);
        var rows = Rows(spec, outcomes);

        var table = await (await Queries(spec, rows)).GetTable(0, rows.Count(row => !row.State.IsFinal() || row.State is TrialState.Cancelled));

        Assert.Equivalent(TableBuilder.Build(Samples.Study(Id) with { Spec = spec }, 0, rows), table with { TrialsToTell = null }, strict: true);
        int? added = table.SeedsToTell is { } seeds
            ? rows.GroupBy(row => row.Hyperparameters).Sum(trials => Math.Max(0, seeds - trials.Count()))
            : null;
        Assert.Equal(added, table.TrialsToTell);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(1190)]
    public async Task A_table_of_a_thousand_configurations_shows_the_baseline_and_the_best_and_counts_the_others(int? baseline)
    {
        var spec = Specs.Units(configurations: 1200, seeds: 2, epochs: 1);
        if (baseline is { } units)
            spec = spec with { Sweeps = [spec.Sweeps[0] with { Baseline = spec.Base with { Units = [units] } }] };
        var store = new InMemoryStore();
        await store.CreateStudy(Samples.Study(Id) with { Spec = spec, State = StudyState.Completed });
        // The more units the better; the two seeds lie 0.0002 apart.
        await store.AddTrials(Id, [.. TrialPlan.Create(Id, spec).Select(t => Finished(t, t.Hyperparameters.Units[0] / 2000.0 + t.SeedNumber * 0.0002))]);
        await using var silo = await TestSilo.StartAsync(store: store);

        var table = Assert.Single(await silo.Study(Id).GetTables(null));

        Assert.Equal((50, 1150), (table.Rows.Count, table.Omitted));
        Assert.Equal(baseline is null ? null : 0, table.Baseline);
        var bestFirst = Enumerable.Range(0, 1200).Select(i => 1200 - i);
        var expected = baseline is { } first ? bestFirst.Where(n => n != first).Prepend(first) : bestFirst;
        Assert.Equal(expected.Take(50).Select(n => $"[{n}]"), table.Rows.Select(r => r.Values.Single().ToString()));
        Assert.All(table.Rows, row => Assert.Equal(2, row.Trials));
        Assert.Equal(0.6001, table.Rows.Single(r => r.IsBest).ValAccuracy!.Mean, 12);
    }

    [Fact]
    public async Task The_coordinator_answers_for_what_has_finished_so_far()
    {
        await using var silo = await TestSilo.StartAsync(new ScriptedTrainer());
        var study = await silo.SubmitAsync(Id, configurations: 5, seeds: 2);
        await silo.WaitForEndAsync(Id);

        var best = await study.GetBest("units", 2, null);
        Assert.Equal([(9, 0.5), (7, 0.4)], best.Select(c => (c.BestTrial.Number, c.Mean)));
        Assert.Equal([3], (await study.GetBest(null, 1, "units in ([1], [2])")).Select(c => c.BestTrial.Number));
        Assert.Empty(await study.GetBest("no-such-sweep", 2, null));
        await Assert.ThrowsAsync<SpecException>(() => study.GetBest(null, 2, "modl = lstm"));
    }

    [Fact]
    public async Task The_best_are_ordered_by_the_metric_that_is_asked_for()
    {
        await using var silo = await TestSilo.StartAsync(new ScriptedTrainer());
        var study = await silo.SubmitAsync(Id, configurations: 5, seeds: 2);
        await silo.WaitForEndAsync(Id);

        var lossless = await study.GetBest("units", 2, null, TextSteps.Judge("val_loss"));
        var inaccurate = await study.GetBest(null, 2, "units != [2]", new MetricSpec("val_accuracy", Goal.Minimize));
        var equal = await study.GetBest("units", 3, null, TextSteps.Judge("train_loss"));

        Assert.Equal([(9, 0.2), (7, 0.25)], lossless.Select(c => (c.BestTrial.Number, c.Mean)));
        Assert.Equal([(1, 0.1), (5, 0.3)], inaccurate.Select(c => (c.BestTrial.Number, c.Mean)));
        Assert.Equal([1, 3, 5], equal.Select(c => c.BestTrial.Number));
    }

    [Fact]
    public async Task Trials_are_found_by_their_state_page_by_page()
    {
        await using var silo = await TestSilo.StartAsync(new ScriptedTrainer((work, _, _) =>
        {
            if (work.Hyperparameters.Units[0] % 2 == 0)
                throw new InvalidOperationException("out of paper");
        }));
        var study = await silo.SubmitAsync(Id, configurations: 7);
        await silo.WaitForEndAsync(Id);

        Assert.Equal([2, 4], (await study.GetTrialsIn(TrialState.Failed, 0, 2)).Select(t => t.Id.Number));
        Assert.Equal([6], (await study.GetTrialsIn(TrialState.Failed, 4, 2)).Select(t => t.Id.Number));
        Assert.Equal([3, 5, 7], (await study.GetTrialsIn(TrialState.Completed, 1, 10)).Select(t => t.Id.Number));
        Assert.Empty(await study.GetTrialsIn(TrialState.Running, 0, 10));
    }

    private static StudySpec Spec(int configurations, bool grid = true, byte baseline = 0)
    {
        var spec = Specs.Units(configurations, seeds: 3, epochs: 1);
        var sweep = spec.Sweeps[0] with
        {
            Method = grid ? SearchMethod.Grid : SearchMethod.Random,
            Baseline = baseline % 3 == 0 ? null : spec.Base with { Units = [1 + baseline % configurations] },
        };
        return spec with { Sweeps = [sweep] };
    }

    /// <summary>Few values, so that many are equal; some no number, some trials not finished.</summary>
    private static List<TrialRow> Rows(StudySpec spec, byte[] outcomes) =>
    [
        .. Enumerable.Range(0, spec.Seeds * (1 + outcomes.Length / 3)).Select(i =>
        {
            var outcome = i < outcomes.Length ? outcomes[i] : 0;
            var row = Samples.Trial(Id, i + 1) with { Hyperparameters = spec.Base with { Units = [1 + i / spec.Seeds] }, SeedNumber = i % spec.Seeds };
            return outcome % 11 == 1 ? row with { State = TrialState.Failed } : Finished(row, outcome % 13 == 1 ? double.NaN : outcome % 7 / 7.0);
        }),
    ];

    private static TrialRow Finished(TrialRow trial, double accuracy) => trial with
    {
        State = TrialState.Completed,
        Last = TextSteps.Of(1, 0.5, 0.5, 1 - accuracy, accuracy, 1),
        SecondsPerEpoch = 1,
        Facts = TrialFacts.Of((FactNames.Parameters, 100)),
    };

    private static async Task<StudyQueries> Queries(StudySpec spec, IReadOnlyList<TrialRow> rows)
    {
        var store = new InMemoryStore();
        var study = Samples.Study(Id) with { Spec = spec };
        await store.CreateStudy(study);
        await store.AddTrials(Id, rows);
        var values = new FinishedValues(spec, MetricSet.TextClassifier);
        foreach (var row in rows)
            values.Note(TrialStanding.Of(row));
        return new StudyQueries(store, study, values);
    }
}
