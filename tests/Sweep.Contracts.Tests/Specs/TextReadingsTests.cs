using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Tests.Specs;

public sealed class TextReadingsTests
{
    private static readonly Hyperparameters Base = Hyperparameters.Default;

    [Fact]
    public void Readings_are_the_distinct_pairs_of_all_sweeps_and_baselines()
    {
        var study = Study(
            Sweep(Base, Values("units", "[8]", "[16]")),
            Sweep(Base with { VocabSize = 9 }, Values("vocab_size", "50", "1000"), Values("max_length", "10", "50")));

        Assert.Equal(
            [(10, 50), (10, 1000), (50, 9), (50, 50), (50, 1000)],
            TextReadings.Of(study).Select(h => (h.MaxLength, h.VocabSize)));
    }

    [Fact]
    public void Of_a_sweep_that_draws_from_a_range_the_baseline_counts()
    {
        var range = new ParameterSpec { Key = "vocab_size", Distribution = Distribution.IntUniform, Min = 100, Max = 5000, Values = [] };

        Assert.Equal([(50, 1000)], TextReadings.Of(Study(Sweep(Base, range))).Select(h => (h.MaxLength, h.VocabSize)));
        Assert.Empty(TextReadings.Of(Study(Sweep(null, range))));
    }

    private static StudySpec Study(params SweepSpec[] sweeps) => new() { Name = "study", Sweeps = sweeps };

    private static SweepSpec Sweep(Hyperparameters? baseline, params ParameterSpec[] parameters) =>
        new() { Name = "sweep", Method = SearchMethod.Grid, Parameters = parameters, Baseline = baseline };

    private static ParameterSpec Values(string key, params string[] values) => new()
    {
        Key = key,
        Distribution = Distribution.Categorical,
        Values = [.. values.Select(value => new ParameterValue(value))],
    };
}
