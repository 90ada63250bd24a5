using Sweep.Contracts.Specs;
using Sweep.Grains.Coordination;

namespace Sweep.Grains.Tests.Coordination;

public sealed class TrialPlanTests
{
    [Fact]
    public void Equal_configurations_of_several_sweeps_are_one_trial_a_seed()
    {
        var spec = new StudySpec
        {
            Name = "two",
            Seeds = 2,
            Sweeps =
            [
                Specs.Sweep("units", "units", ["[64,32]", "[8]"]) with { Baseline = Hyperparameters.Default },
                Specs.Sweep("model", "model", ["\"lstm\"", "\"pooling\""]) with { Baseline = Hyperparameters.Default },
            ],
        };

        var trials = TrialPlan.Create("two-1", spec);

        Assert.Equal([1, 2, 3, 4, 5, 6], trials.Select(t => t.Id.Number));
        Assert.Equal([3, 3, 1, 1, 2, 2], trials.Select(t => t.Sweeps));
        Assert.Equal([0, 1, 0, 1, 0, 1], trials.Select(t => t.SeedNumber));
    }

    [Fact]
    public void A_plan_in_pieces_is_the_same_plan_in_which_a_trial_comes_again_for_a_later_sweep()
    {
        var spec = new StudySpec
        {
            Name = "two",
            Seeds = 2,
            Sweeps =
            [
                Specs.Sweep("units", "units", ["[64,32]", "[8]", "[9]"]) with { Baseline = Hyperparameters.Default },
                Specs.Sweep("model", "model", ["\"lstm\"", "\"pooling\""]) with { Baseline = Hyperparameters.Default },
            ],
        };

        var pieces = TrialPlan.InPieces("two-1", spec, 4).ToList();

        Assert.Equal([1, 2, 3, 4, 5, 6, 1, 2, 7, 8], pieces.SelectMany(piece => piece).Select(t => t.Id.Number));
        Assert.Equal([1, 1, 1, 1, 1, 1, 2, 2, 2, 2], pieces.SelectMany(piece => piece).Select(t => t.Sweeps));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], TrialPlan.Create("two-1", spec).Select(t => t.Id.Number));
    }

    [Fact]
    public void Spelling_does_not_make_a_configuration_another()
    {
        var spec = new StudySpec
        {
            Name = "depth",
            Seeds = 1,
            Base = Hyperparameters.Default with { Units = [64] },
            Sweeps = [Specs.Sweep("units", "units", ["[64,64]"]), Specs.Sweep("depth", "depth", ["2"])],
        };

        Assert.Single(TrialPlan.Create("depth-1", spec));
    }

    [Fact]
    public void A_random_search_gives_as_many_configurations_as_asked_each_once()
    {
        var sweep = new SweepSpec
        {
            Name = "random",
            Method = SearchMethod.Random,
            RunCap = 40,
            Parameters = [new ParameterSpec { Key = "max_length", Distribution = Distribution.IntUniform, Min = 1, Max = 60 }],
        };

        var trials = TrialPlan.Create("random-1", new StudySpec { Name = "random", Seeds = 1, Sweeps = [sweep] });

        Assert.Equal(40, trials.Select(t => t.Hyperparameters.MaxLength).Distinct().Count());
        Assert.Equal(40, trials.Count);
    }

    [Fact]
    public void A_random_search_over_a_small_space_ends_when_it_has_seen_it()
    {
        var sweep = new SweepSpec
        {
            Name = "random",
            Method = SearchMethod.Random,
            RunCap = 40,
            Parameters = [new ParameterSpec { Key = "max_length", Distribution = Distribution.IntUniform, Min = 1, Max = 5 }],
        };

        Assert.Equal(5, TrialPlan.Create("random-1", new StudySpec { Name = "random", Seeds = 1, Sweeps = [sweep] }).Count);
    }

    [Fact]
    public void Seeds_depend_on_study_configuration_and_number_but_not_on_epochs()
    {
        var spec = Specs.Units(configurations: 2, seeds: 2, epochs: 5);
        var trials = TrialPlan.Create("units-1", spec);
        var longer = trials[0] with { Hyperparameters = trials[0].Hyperparameters with { Epochs = 50 } };

        Assert.Equal(4, trials.Select(t => TrialPlan.TrialSeed(spec, t)).Distinct().Count());
        Assert.Equal(TrialPlan.TrialSeed(spec, trials[0]), TrialPlan.TrialSeed(spec, longer));
        Assert.NotEqual(TrialPlan.TrialSeed(spec, trials[0]), TrialPlan.TrialSeed(spec with { Seed = 2 }, trials[0]));
        Assert.NotEqual(TrialPlan.SplitSeed(spec, 0), TrialPlan.SplitSeed(spec, 1));
    }
}
