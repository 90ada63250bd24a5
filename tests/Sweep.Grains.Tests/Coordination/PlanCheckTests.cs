using Sweep.Contracts.Specs;
using Sweep.Grains.Tests.Storage;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>Studies that cannot be planned, sent by a program as records that no reader has checked.</summary>
public sealed class PlanCheckTests
{
    private static StudySpec Fair => Specs.Units(configurations: 2, seeds: 1, epochs: 1);

    private static ParameterSpec Dropout => new() { Key = "dropout", Distribution = Distribution.Uniform, Min = 0, Max = 0.5 };

    public static TheoryData<string, string> Unplannable => new()
    {
        { "endless grid", "bad: dropout: a grid counts through its values, but uniform has no end of them; list values, use q_uniform with a q, or method: random." },
        { "unknown parameter", "bad: There is no parameter 'dropouts'." },
        { "wrong value", "bad: dropout is a number from 0 to below 1, not 2." },
        { "no values", "bad: dropout lists no values." },
        { "no step", "bad: It cannot be planned: " },
        { "no method", "bad: It cannot be planned: " },
        { "no bounds", "bad: It cannot be planned: " },
    };

    [Theory, MemberData(nameof(Unplannable))]
    public async Task A_study_that_cannot_be_planned_is_refused_and_nothing_of_it_is_stored(string what, string message)
    {
        await using var silo = await TestSilo.StartAsync();
        var spec = Fair with { Sweeps = [.. Fair.Sweeps, Sweep(what)] };

        var error = await Assert.ThrowsAsync<SpecException>(() => silo.Study("units-1").Submit(spec, Samples.Study("units-1").Dataset));

        Assert.StartsWith($"units-1: {message}", error.Message, StringComparison.Ordinal);
        Assert.Empty(await silo.Store.ListStudies());
        await silo.SubmitAsync("units-1");
    }

    private static SweepSpec Sweep(string what) => what switch
    {
        "endless grid" => Over(SearchMethod.Grid, Dropout),
        "unknown parameter" => Over(SearchMethod.Random, Dropout with { Key = "dropouts" }),
        "wrong value" => Specs.Sweep("bad", "dropout", ["0.1", "2"]),
        "no values" => Specs.Sweep("bad", "dropout", []),
        "no step" => Over(SearchMethod.Grid, Dropout with { Distribution = Distribution.QUniform }),
        "no method" => Over((SearchMethod)99, Dropout),
        _ => Over(SearchMethod.Random, Dropout with { Max = null }),
    };

    private static SweepSpec Over(SearchMethod method, ParameterSpec parameter) =>
        new() { Name = "bad", Method = method, RunCap = 3, Parameters = [parameter] };
}
