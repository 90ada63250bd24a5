using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Tables;
using Sweep.Grains.Tests.Storage;
using Sweep.Testing;

namespace Sweep.Grains.Tests.Tables;

/// <summary>A study of one sweep, and trials made up for it.</summary>
internal sealed class TableStudy(SweepSpec sweep)
{
    private readonly List<TrialRow> trials = [];

    public static TableStudy Grid(Hyperparameters? baseline, params ParameterSpec[] parameters) => new(new SweepSpec
    {
        Name = "sweep",
        Description = "A sweep",
        Method = SearchMethod.Grid,
        Parameters = parameters,
        Baseline = baseline,
    });

    public static ParameterSpec Values(string key, params string[] values) => new()
    {
        Key = key,
        Distribution = values.Length == 1 ? Distribution.Constant : Distribution.Categorical,
        Values = [.. values.Select(v => new ParameterValue(v))],
    };

    public static DatasetInfo Dataset { get; } = new("texts", 400, 100, "no", "yes", 10, 20, "00", []);

    public StudySpec Spec { get; } = new() { Name = "study", Sweeps = [sweep] };

    public ComparisonTable Table => Build(others: null);

    public ComparisonTable Build(OtherConfigurations? others) =>
        TableBuilder.Build(Samples.Study("study-1") with { Spec = Spec, Dataset = Dataset }, 0, trials, others);

    /// <summary>Adds completed trials of seed numbers 0, 1, … with these validation accuracies.</summary>
    public TableStudy Add(Hyperparameters configuration, params double[] accuracies)
    {
        foreach (var (seed, accuracy) in accuracies.Index())
            Add(configuration, seed, accuracy);
        return this;
    }

    public TableStudy Add(Hyperparameters configuration, int seed, double accuracy, TrialState state = TrialState.Completed, long sweeps = 1, bool collapsed = false, TrialFacts? facts = null)
    {
        trials.Add(new TrialRow
        {
            Id = new TrialId("study-1", trials.Count + 1),
            Hyperparameters = configuration,
            SeedNumber = seed,
            Sweeps = sweeps,
            State = state,
            Facts = TrialFacts.Of((FactNames.Parameters, 1000), (FactNames.Collapsed, collapsed ? 1 : 0)).With(facts ?? TrialFacts.None),
            SecondsPerEpoch = 0.5 + seed,
            Last = TextSteps.Of(10, 0.4, 0.9, 1 - accuracy, accuracy, 0.5),
        });
        return this;
    }
}
