using Sweep.Contracts.Specs;
using Sweep.Grains.Coordination;

namespace Sweep.Grains.Tests.Search;

/// <summary>What becomes of a sampler's proposals in a study's plan.</summary>
public sealed class SearchInPlansTests
{
    private static readonly ParameterSpec Models = Space.Choice(
        "model", [.. ((string[])["lstm", "gru", "simple_rnn", "pooling", "flatten", "conv1d"]).Select(ParameterValue.From)]);

    private static readonly ParameterSpec Directions = Space.Choice("bidirectional", ParameterValue.From(false), ParameterValue.From(true));

    [Fact]
    public void Twelve_ways_to_write_nine_models_are_nine_configurations() =>
        Assert.Equal(9 * 3, Plan(Sweep("recurrence", SearchMethod.Grid, Models, Directions)));

    [Fact]
    public void Sweeps_share_the_configurations_they_have_in_common() =>
        Assert.Equal((9 + 1) * 3, Plan(
            Sweep("recurrence", SearchMethod.Grid, Models, Directions),
            Sweep("epochs", SearchMethod.Grid, Space.Choice("epochs", ParameterValue.From(5), ParameterValue.From(10)))));

    [Fact]
    public void A_random_search_ends_when_nothing_new_is_left() =>
        Assert.Equal(9 * 3, Plan(Sweep("recurrence", SearchMethod.Random, Models, Directions) with { RunCap = 100 }));

    [Fact]
    public void A_random_search_ends_at_its_cap() =>
        Assert.Equal((4 + 1) * 3, Plan(Sweep("long", SearchMethod.Random, Space.Range("epochs", Distribution.IntUniform, 20, 90_000)) with { RunCap = 4 }));

    private static SweepSpec Sweep(string name, SearchMethod method, params IReadOnlyList<ParameterSpec> parameters) =>
        new() { Name = name, Method = method, Parameters = parameters, Baseline = Hyperparameters.Default };

    private static int Plan(params IReadOnlyList<SweepSpec> sweeps) =>
        TrialPlan.Create("study-1", new StudySpec { Name = "study", Sweeps = sweeps }).Count;
}
