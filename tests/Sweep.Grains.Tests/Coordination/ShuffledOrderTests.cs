using FsCheck;
using FsCheck.Xunit;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Coordination;

namespace Sweep.Grains.Tests.Coordination;

public sealed class ShuffledOrderTests
{
    [Fact]
    public void Trials_run_seed_by_seed_and_shuffled_within_each()
    {
        var spec = Specs.Units(configurations: 40, seeds: 3, epochs: 1);
        var rows = TrialPlan.Create("units-1", spec);

        var order = Order(spec, rows);

        Assert.Equal(rows.Select(row => row.Id.Number), order.Order());
        var seeds = order.Select(number => rows[number - 1].SeedNumber).ToList();
        Assert.Equal(seeds.Order(), seeds);
        var blocks = order.Select(number => (number - 1) / 3).Chunk(40).ToList();
        Assert.All(blocks, block => Assert.NotEqual(block.Order(), block));
        Assert.NotEqual(blocks[0], blocks[1]);
        Assert.NotEqual(blocks[1], blocks[2]);
    }

    [Fact]
    public void The_order_follows_from_the_studys_seed_and_not_from_when_trials_are_planned()
    {
        var spec = Specs.Units(configurations: 40, seeds: 2, epochs: 1);
        var rows = TrialPlan.Create("units-1", spec);

        Assert.Equal(Order(spec, rows), Order(spec, [.. rows.Reverse()]));
        Assert.NotEqual(Order(spec, rows), Order(spec with { Seed = 2 }, rows));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Over_many_studies_each_configuration_is_at_each_place_equally_often(int configurations)
    {
        const int Studies = 4000;
        var times = new int[configurations, configurations];
        for (var seed = 0; seed < Studies; seed++)
        {
            var order = OrderOf(Specs.Units(configurations, 1, 1) with { Seed = seed });
            for (var configuration = 0; configuration < configurations; configuration++)
                times[configuration, order.Of(configuration + 1).Position]++;
        }

        // Binomial: five standard deviations on either side.
        var (expected, spread) = ((double)Studies / configurations, Math.Sqrt(Studies * (1.0 / configurations) * (1 - 1.0 / configurations)));
        foreach (var count in times)
            Assert.InRange(count, expected - 5 * spread, expected + 5 * spread);
    }

    [Property(MaxTest = 100)]
    public void A_trial_is_at_the_place_where_it_is_found(PositiveInt configurations, byte seeds, int seed)
    {
        var spec = Specs.Units(configurations.Get, 1 + seeds % 5, 1) with { Seed = seed & int.MaxValue };
        var order = OrderOf(spec);

        // Also numbers beyond what the spec asks for, as in a store that something else has changed.
        var numbers = Enumerable.Range(1, (configurations.Get + 3) * spec.Seeds).ToList();

        Assert.Equal(numbers.Count, numbers.Select(order.Of).Distinct().Count());
        Assert.All(numbers, number => Assert.Equal(number, order.Of(number) is var (s, position) ? order.At(s, position) : 0));
    }

    [Fact]
    public void The_first_of_a_million_are_found_without_a_look_at_the_others()
    {
        var spec = Specs.Units(1, seeds: 2, epochs: 1) with
        {
            Sweeps = [new SweepSpec { Name = "lr", Method = SearchMethod.Random, RunCap = 500_000, Parameters = [new ParameterSpec { Key = "dropout", Distribution = Distribution.Uniform, Min = 0, Max = 0.5 }] }],
        };
        var waiting = new WaitingTrials(OrderOf(spec));
        for (var number = 1; number <= 1_000_000; number++)
            waiting.Add(number);

        var first = waiting.InOrder().Take(1000).ToList();

        Assert.Equal(1_000_000, waiting.Count);
        Assert.All(first, number => Assert.Equal(1, number % 2));
        // Drawn evenly from all of them: the mean of 1,000 has a standard deviation of 9,129.
        Assert.InRange(first.Average(), 500_000 - 5 * 9_129, 500_000 + 5 * 9_129);
    }

    [Fact]
    public void What_others_wait_for_comes_first_and_suspects_are_left_out()
    {
        var spec = Specs.Units(6, seeds: 2, epochs: 3) with { Sweeps = [Specs.Sweep("epochs", "epochs", ["1", "2", "3", "4"]), .. Specs.Units(6, 2, 3).Sweeps] };
        var ledger = new StudyLedger(spec, MetricSet.TextClassifier, TimeProvider.System);
        foreach (var row in TrialPlan.Create("s-1", spec))
        {
            ledger.Add(row);
            ledger.Chains.Add(row);
        }

        // Numbers 1 and 2 have one epoch; the longer ones are not ready.
        Assert.Equal([1, 2], ledger.NextQueued(2));
        Assert.DoesNotContain(ledger.NextQueued(100), number => number is > 2 and <= 8);
    }

    private static ShuffledOrder OrderOf(StudySpec spec) => new(spec, new TrialNumbering(spec));

    private static IReadOnlyList<int> Order(StudySpec spec, IReadOnlyList<TrialRow> rows)
    {
        var ledger = new StudyLedger(spec, MetricSet.TextClassifier, TimeProvider.System);
        foreach (var row in rows)
            ledger.Add(row);
        return ledger.NextQueued(rows.Count);
    }
}
