using Sweep.Contracts.Specs;
using Sweep.Grains.Coordination;

namespace Sweep.Grains.Tests.Coordination;

internal static class Specs
{
    /// <summary>A study of one sweep over one recurrent layer of 1, 2, … units, without a baseline.</summary>
    public static StudySpec Units(int configurations, int seeds, int epochs, MetricSpec? metric = null) => new()
    {
        Name = "units",
        Seeds = seeds,
        Base = Hyperparameters.Default with { Epochs = epochs },
        Sweeps = [Sweep("units", "units", [.. Enumerable.Range(1, configurations).Select(n => $"[{n}]")], metric)],
    };

    public static SweepSpec Sweep(string name, string key, IReadOnlyList<string> values, MetricSpec? metric = null) => new()
    {
        Name = name,
        Method = SearchMethod.Grid,
        Metric = metric ?? MetricSpec.Default,
        Parameters = [new ParameterSpec { Key = key, Distribution = Distribution.Categorical, Values = [.. values.Select(v => new ParameterValue(v))] }],
    };

    /// <summary>The numbers of a study's trials in the order in which they run.</summary>
    public static List<int> Order(StudySpec spec) =>
        [.. TrialPlan.Create("s-1", spec).Select(row => row.Id.Number).Order(new ShuffledOrder(spec, new TrialNumbering(spec)))];
}
