using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Coordination;
using Sweep.Grains.Tests.Storage;
using Sweep.Testing;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>The importance of parameters that comes with a sample of trials.</summary>
public sealed class StudyImportanceTests
{
    private const string Id = "units-1";

    /// <summary>1 to 12, of four configurations with three seeds each: SST 143, SSB 108, SSC 27 for batch_size.</summary>
    [Fact]
    public async Task Shares_are_over_configurations_of_the_trials_that_learned()
    {
        await using var silo = await SiloAsync(Crossed(seeds: 4), dead: trial => trial.SeedNumber == 3);

        var sample = await silo.Study(Id).GetSample("units", 100);

        Assert.Equal(16, sample.Trials.Count);
        Assert.Equal(["batch_size", "dropout"], sample.Importance.Select(share => share.Key));
        Assert.Equal(0.660839, sample.Importance[0].Share!.Value, 6);
        Assert.Equal(0, sample.Importance[1].Share);
        Assert.Equal(0.055944, sample.SeedShare!.Value, 6);
        Assert.InRange(sample.Importance[0].PValue!.Value, 0.29, 0.38);
        Assert.True(sample.Importance[0].MayBeChance);
    }

    /// <summary>The better half are two configurations with one batch size and two dropouts.</summary>
    [Fact]
    public async Task The_better_half_is_weighed_by_itself()
    {
        await using var silo = await SiloAsync(Crossed(seeds: 3));

        var sample = await silo.Study(Id).GetSample("units", 100);

        Assert.Equal([("batch_size", 0d), ("dropout", null)], sample.Importance.Select(share => (share.Key, share.BetterHalf)));
    }

    [Fact]
    public async Task The_same_sample_has_the_same_importance()
    {
        await using var silo = await SiloAsync(Crossed(seeds: 3));

        var first = await silo.Study(Id).GetSample("units", 100);
        var second = await silo.Study(Id).GetSample("units", 100);

        Assert.Equal(first.Importance, second.Importance);
    }

    [Fact]
    public async Task What_is_undefined_has_no_number()
    {
        await using var silo = await SiloAsync(Specs.Units(4, seeds: 1, epochs: 1, TextSteps.Judge("val_loss")));

        var sample = await silo.Study(Id).GetSample("units", 100);

        Assert.Equal(new ParameterShare("units", null, null, null), Assert.Single(sample.Importance));
        Assert.Null(sample.SeedShare);
    }

    [Fact]
    public async Task Without_live_trials_nothing_is_defined()
    {
        await using var silo = await SiloAsync(Crossed(seeds: 1), dead: _ => true);

        var sample = await silo.Study(Id).GetSample(null, 100);

        Assert.Equal([null, null], sample.Importance.Select(share => share.Share));
        Assert.Null(sample.SeedShare);
    }

    private static StudySpec Crossed(int seeds)
    {
        var metric = TextSteps.Judge("val_loss");
        var parameters = new[] { Specs.Sweep("units", "dropout", ["0", "0.2"]), Specs.Sweep("units", "batch_size", ["16", "32"]) };
        var spec = Specs.Units(1, seeds, epochs: 1, metric);
        return spec with { Sweeps = [spec.Sweeps[0] with { Parameters = [.. parameters.SelectMany(sweep => sweep.Parameters)] }] };
    }

    /// <summary>A completed study; losses grow with batch size, then dropout, then seed.</summary>
    private static async Task<TestSilo> SiloAsync(StudySpec spec, Predicate<TrialRow>? dead = null)
    {
        var store = new InMemoryStore();
        await store.CreateStudy(Samples.Study(Id) with { Spec = spec, State = StudyState.Completed });
        await store.AddTrials(Id, [.. TrialPlan.Create(Id, spec).Select(trial =>
        {
            var isDead = dead?.Invoke(trial) ?? false;
            var place = (trial.Hyperparameters.BatchSize == 32 ? 6 : 0) + (trial.Hyperparameters.Dropout > 0.1 ? 3 : 0);
            return trial with
            {
                State = TrialState.Completed,
                Facts = TrialFacts.Of((FactNames.Collapsed, isDead ? 1 : 0)),
                Last = TextSteps.Of(1, 0.5, 0.5, isDead ? 1000 + trial.Id.Number : 1 + place + trial.SeedNumber, 0.5, 1),
            };
        })]);
        return await TestSilo.StartAsync(store: store);
    }
}
