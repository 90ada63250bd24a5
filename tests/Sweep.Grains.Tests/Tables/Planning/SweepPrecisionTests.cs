using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Coordination;
using Sweep.Grains.Tables.Confirming;
using Sweep.Grains.Tables.Inference;
using Sweep.Grains.Tables.Planning;
using Sweep.Grains.Tests.Coordination;
using Sweep.Grains.Tests.Storage;
using Sweep.Testing;

namespace Sweep.Grains.Tests.Tables.Planning;

public sealed class SweepPrecisionTests
{
    /// <summary>Hits of 480, the baseline first: s = 0.00861783 with 4 degrees of freedom, c = 3.31035.</summary>
    private static readonly double[][] Hits = [[445, 431, 436], [436, 428, 439], [436, 416, 432]];

    private static readonly TriedConfiguration[] Tried =
    [
        .. Hits.Select((row, units) => new TriedConfiguration(
            Hyperparameters.Default with { Units = [units + 1] }, 3, [.. row.Select((hits, seed) => new SeedValue(seed, hits / 480))])),
    ];

    [Fact]
    public void Noise_is_the_pooled_spread_and_the_widest_interval_is_the_tables()
    {
        var (spread, freedom) = SweepPrecision.Noise(Tried, 0)!.Value;

        Assert.Equal((0.00861783, 4), (Math.Round(spread, 8), freedom));
        Assert.Equal(0.0232931, SweepPrecision.Widest(Tried, 0, 3, look: 1)!.Value, 6);
        Assert.True(SweepPrecision.Widest(Tried, 0, 3, look: 2) > 0.0233);
        Assert.True(SweepPrecision.Widest(Tried, null, 3, look: 1) > 0);
    }

    [Theory]
    [InlineData(3, 75)]
    [InlineData(5, 31)]
    [InlineData(10, 21)]
    public void The_second_stage_is_Steins(int first, int seeds)
    {
        // s_d = 0.02 and w = 0.01, for one comparison.
        var widest = Student.TwoSided(0.95, first - 1) * 0.02 / Math.Sqrt(first);

        Assert.Equal(seeds, SweepPrecision.Seeds(first, widest, 0.01, 1000));
        Assert.Equal(20, SweepPrecision.Seeds(first, widest, 0.01, 20));
        Assert.Equal(first, SweepPrecision.Seeds(first, widest, 1, 1000));
    }

    [Fact]
    public void What_so_many_seeds_will_see_follows_from_the_noise()
    {
        Assert.Equal(0.0362, SweepPrecision.Detectable(0.0215 / Math.Sqrt(2), 5, 1)!.Value, 4);
        Assert.Null(SweepPrecision.Detectable(0.02, 1, 1));
    }

    [Fact]
    public void One_seed_shows_no_noise_and_no_interval()
    {
        TriedConfiguration[] tried = [.. Tried.Select(row => row with { Trials = 1, Live = [row.Live[0]] })];

        Assert.Null(SweepPrecision.Noise(tried, 0));
        Assert.Null(SweepPrecision.Widest(tried, 0, 3, look: 1));
        Assert.Null(SweepPrecision.Widest([], null, 3, look: 1));
    }

    [Fact]
    public async Task The_coordinator_tells_noise_and_the_seeds_that_a_precision_needs()
    {
        var spec = Specs.Units(configurations: 3, seeds: 3, epochs: 3);
        spec = spec with { Sweeps = [spec.Sweeps[0] with { Baseline = spec.Base with { Units = [1] } }] };
        var store = new InMemoryStore();
        await store.CreateStudy(Samples.Study("units-1") with { Spec = spec, State = StudyState.Completed });
        await store.AddTrials("units-1", [.. TrialPlan.Create("units-1", spec).Select(trial => trial with
        {
            State = TrialState.Completed,
            Last = TextSteps.Of(3, 0.4, 0.9, 0.3, Hits[trial.Hyperparameters.Units[0] - 1][trial.SeedNumber] / 480, 0.5),
        })]);
        await using var silo = await TestSilo.StartAsync(store: store);
        var study = silo.Study("units-1");

        var noise = await study.GetNoise("units", 5, 2);
        Assert.Equal(("units-1", "units", 4, 3), (noise!.Study, noise.Sweep, noise.Freedom, noise.Seeds));
        Assert.Equal(0.00861783, noise.Spread, 8);
        Assert.Equal(Power.Detectable(5, Math.Sqrt(2) * noise.Spread, 2), noise.Detectable!.Value, 12);
        Assert.Null(await study.GetNoise("none", 5, 2));

        Assert.Equal((3, 3), await SeedsAsync(0.03, 50));
        var (needed, seeds) = await SeedsAsync(0.01, 20);
        // At the second look the level is halved: with c(2, 4) of 97.5 % instead of 95 %.
        var widest = DunnettQuantile.TwoSided(2, 4, confidence: 0.975) * noise.Spread * Math.Sqrt(2 / 3.0);
        Assert.Equal((int)Math.Ceiling(3 * Math.Pow(widest / 0.01, 2)), needed);
        Assert.Equal(20, seeds);
        await Assert.ThrowsAsync<SpecException>(() => study.PlanPrecision(0, 20));

        async Task<(int Needed, int Seeds)> SeedsAsync(double halfWidth, int most)
        {
            var plan = await study.PlanPrecision(halfWidth, most);
            Assert.Equal(0.0232931, plan.HalfWidth!.Value, 6);
            return (plan.Needed, plan.Seeds);
        }
    }
}
