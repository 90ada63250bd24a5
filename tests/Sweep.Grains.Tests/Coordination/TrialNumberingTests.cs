using FsCheck.Xunit;
using Sweep.Contracts.Randomness;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Coordination;
using Sweep.Grains.Tests.Storage;

namespace Sweep.Grains.Tests.Coordination;

public sealed class TrialNumberingTests
{
    [Fact]
    public void With_equal_seeds_numbers_are_those_of_version_0_1()
    {
        var numbering = new TrialNumbering(Specs.Units(configurations: 4, seeds: 3, epochs: 1));

        for (var number = 1; number <= 12; number++)
        {
            Assert.Equal(((number - 1) / 3, (number - 1) % 3), numbering.Find(number));
            Assert.Equal(number, numbering.Number((number - 1) / 3, (number - 1) % 3));
        }
    }

    [Property(MaxTest = 200)]
    public void Each_configuration_and_seed_number_has_a_number_of_its_own_that_extensions_leave(int seed)
    {
        var random = new SeededRandom(seed);
        var configurations = 1 + (int)random.NextBelow(6);
        var study = Samples.Study("s-1") with
        {
            State = StudyState.Completed,
            Spec = Specs.Units(configurations, 1 + (int)random.NextBelow(4), 1) is var spec && random.NextBelow(2) == 0
                ? spec with { Sweeps = [spec.Sweeps[0], spec.Sweeps[0] with { Name = "more", Seeds = 1 + (int)random.NextBelow(6) }] }
                : spec,
        };
        var known = new Dictionary<(int, int), int>();
        for (var look = 0; look < 4; look++)
        {
            var numbering = new TrialNumbering(study.Spec);
            var numbers = Enumerable.Range(0, configurations)
                .SelectMany(c => Enumerable.Range(0, numbering.Seeds).Select(s => (Configuration: c, Seed: s)))
                .ToDictionary(trial => trial, trial => numbering.Number(trial.Configuration, trial.Seed));

            Assert.Equal(Enumerable.Range(1, configurations * numbering.Seeds), numbers.Values.Order());
            Assert.All(numbers, trial => Assert.Equal(trial.Key, numbering.Find(trial.Value)));
            Assert.All(known, trial => Assert.Equal(trial.Value, numbers[trial.Key]));
            Assert.Equal(numbers.Values.Order(), numbering.Numbers([.. Enumerable.Range(0, configurations)], _ => numbering.Seeds));
            foreach (var (trial, number) in numbers)
                known[trial] = number;
            var fewest = study.Spec.Sweeps.Min(study.Spec.SeedsOf);
            study = study with { Spec = StudyExtension.Of(study, fewest + 1 + (int)random.NextBelow(4), configurations) };
        }
    }

    [Fact]
    public void A_configuration_of_several_sweeps_is_trained_as_often_as_the_one_that_asks_for_most_and_counts_in_each_as_often_as_it_asks()
    {
        var spec = new StudySpec
        {
            Name = "two",
            Seeds = 2,
            Sweeps = [Specs.Sweep("units", "units", ["[1]", "[2]"]), Specs.Sweep("more", "units", ["[2]", "[3]"]) with { Seeds = 4 }],
        };

        var trials = TrialPlan.Create("two-1", spec);

        // Numbers 3 and 4 would be the first configuration's, which only the sweep of two seeds has.
        Assert.Equal([1, 2, 5, 6, 7, 8, 9, 10, 11, 12], trials.Select(trial => trial.Id.Number));
        Assert.Equal([1, 1, 3, 3, 2, 2, 2, 2, 2, 2], trials.Select(trial => trial.Sweeps));
        Assert.Equal([0, 1, 0, 1, 2, 3, 0, 1, 2, 3], trials.Select(trial => trial.SeedNumber));
    }

    [Fact]
    public void An_extension_numbers_its_trials_after_all_earlier_ones()
    {
        var study = Samples.Study("units-1") with { State = StudyState.Completed, Spec = Specs.Units(configurations: 3, seeds: 2, epochs: 1) };

        var spec = StudyExtension.Of(study, 4, 3);

        var trials = TrialPlan.Create("units-1", spec);
        Assert.Equal(TrialPlan.Create("units-1", study.Spec).Select(Key), trials.Take(6).Select(Key));
        Assert.Equal([7, 8, 9, 10, 11, 12], trials.Skip(6).Select(trial => trial.Id.Number));
        Assert.Equal([2, 3, 2, 3, 2, 3], trials.Skip(6).Select(trial => trial.SeedNumber));
        Assert.Equal((2, 2, 4), (spec.Look, spec.Sweeps[0].Look, spec.SeedsOf(spec.Sweeps[0])));

        static object Key(TrialRow row) => (row.Id, row.SeedNumber, HyperparameterSchema.CanonicalKey(row.Hyperparameters));
    }

    [Fact]
    public void An_extension_raises_the_sweeps_that_have_fewer_seeds_and_only_those_are_at_their_next_look()
    {
        var spec = new StudySpec
        {
            Name = "two",
            Seeds = 2,
            Sweeps = [Specs.Sweep("units", "units", ["[1]"]), Specs.Sweep("more", "units", ["[2]"]) with { Seeds = 5 }, Specs.Sweep("few", "units", ["[3]"]) with { Seeds = 1 }],
        };

        var extended = StudyExtension.Of(Samples.Study("two-1") with { State = StudyState.Completed, Spec = spec }, 4, 3);

        Assert.Equal([4, 5, 4], extended.Sweeps.Select(extended.SeedsOf));
        Assert.Equal([2, 1, 2], extended.Sweeps.Select(sweep => sweep.Look));
        Assert.Equal([5], extended.Looks);
        Assert.Equal(TrialPlan.Create("two-1", spec).Select(t => t.Id.Number), TrialPlan.Create("two-1", extended).Select(t => t.Id.Number).Intersect([1, 2, 6, 7, 8, 9, 10, 11]));
    }

    [Theory]
    [InlineData(StudyState.Running, 5, "Only a completed study can be extended, and this one is running. Wait until it is.")]
    [InlineData(StudyState.Paused, 5, "this one is paused. Finish it first with: sweep resume units-1")]
    [InlineData(StudyState.Completed, 3, "Its configurations have 3 seeds already; 3 would add none. Ask for 4 or more.")]
    [InlineData(StudyState.Completed, 0, "seeds is a whole number from 1 to 1000, not 0.")]
    [InlineData(StudyState.Completed, 1001, "seeds is a whole number from 1 to 1000, not 1001.")]
    public void What_cannot_be_extended_is_said(StudyState state, int seeds, string message)
    {
        var study = Samples.Study("units-1") with { State = state, Spec = Specs.Units(2, 3, 1) };

        Assert.Contains(message, Assert.Throws<SpecException>(() => StudyExtension.Of(study, seeds, 2)).Message, StringComparison.Ordinal);
    }
}
