using Sweep.Contracts.Specs;
using Sweep.Grains.Coordination;
using Sweep.Grains.Tests.Storage;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>Studies that are too large, sent by a program that did not check them.</summary>
public sealed class StudyLimitsTests
{
    private static StudySpec Fair => Specs.Units(configurations: 2, seeds: 1, epochs: 1);

    public static TheoryData<string, string> TooLarge => new()
    {
        { "text", "text has 1,048,577 bytes; 1,048,576 (1 MB) is the most" },
        { "aliases", "is the most. Use shorter texts" },
        { "sweeps", "64 sweeps; 63 is the most" },
        { "trials", "1,000,002 trials (configurations times seeds); 1,000,000 is the most" },
        { "numbers", "seeds differ too much for their size: configurations times the largest seeds is 900,004,000; 4,000,000 is the most" },
        { "endless", "1,000,000 is the most" },
    };

    [Theory, MemberData(nameof(TooLarge))]
    public async Task A_study_that_is_too_large_is_refused_and_nothing_of_it_is_stored(string what, string message)
    {
        await using var silo = await TestSilo.StartAsync();

        var error = await Assert.ThrowsAsync<SpecException>(() => silo.Study("units-1").Submit(Study(what), Samples.Study("units-1").Dataset));

        Assert.StartsWith("units-1: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Empty(await silo.Store.ListStudies());
        await silo.SubmitAsync("units-1");
    }

    [Fact]
    public void A_text_of_just_1_MB_is_taken() => StudyLimits.Check(Fair with { Source = new string('#', StudyLimits.MaxBytes) }, "a");

    [Theory]
    [InlineData(2, 14)]
    [InlineData(3, 21)]
    public void A_random_search_is_counted_after_what_its_space_can_give(int seeds, double trials)
    {
        var sweep = new SweepSpec
        {
            Name = "small",
            Method = SearchMethod.Random,
            RunCap = 1_000_000,
            Baseline = Fair.Base,
            Parameters =
            [
                new ParameterSpec { Key = "max_length", Distribution = Distribution.Categorical, Values = [new("5"), new("10"), new("20")] },
                new ParameterSpec { Key = "dropout", Distribution = Distribution.Categorical, Values = [new("0"), new("0.3")] },
            ],
        };
        var spec = Fair with { Seeds = seeds, Sweeps = [sweep] };

        StudyLimits.Check(spec, "small");

        Assert.Equal(trials, StudyLimits.Trials(spec));
        Assert.Equal(trials, TrialPlan.Create("small-1", spec).Count);
    }

    [Fact]
    public void Each_sweep_counts_with_its_own_seeds() =>
        Assert.Equal(2 * 1 + 2 * 10, StudyLimits.Trials(Fair with { Sweeps = [Fair.Sweeps[0], Fair.Sweeps[0] with { Name = "more", Seeds = 10 }] }));

    private static SweepSpec Random(int? runCap) => new()
    {
        Name = "random",
        Method = SearchMethod.Random,
        RunCap = runCap,
        Parameters = [new ParameterSpec { Key = "dropout", Distribution = Distribution.Uniform, Min = 0, Max = 0.5 }],
    };

    private static StudySpec Study(string what) => what switch
    {
        // Two bytes a letter, but for the last one.
        "text" => Fair with { Source = new string('é', StudyLimits.MaxBytes / 2) + "#" },
        "aliases" => Fair with { Sweeps = [.. Enumerable.Range(1, 5).Select(n => Fair.Sweeps[0] with { Name = $"s{n}", Description = new string('a', StudyLimits.MaxBytes - 100) })] },
        "sweeps" => Fair with { Sweeps = [.. Enumerable.Range(1, 64).Select(n => Fair.Sweeps[0] with { Name = $"s{n}" })] },
        "trials" => Fair with { Seeds = 500_001 },
        "numbers" => Fair with { Sweeps = [Fair.Sweeps[0], Random(runCap: 900_000) with { Seeds = 1 }, Fair.Sweeps[0] with { Name = "more", Seeds = 1000 }] },
        _ => Fair with { Sweeps = [Random(runCap: null)] },
    };
}
