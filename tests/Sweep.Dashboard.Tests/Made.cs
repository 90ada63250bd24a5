using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Testing;

namespace Sweep.Dashboard.Tests;

/// <summary>Studies and trials made up for tests.</summary>
internal static class Made
{
    public static DatasetInfo Dataset { get; } = new("reviews", 2000, 1000, "bad", "good", 20, 60, "00", []);

    /// <summary>A study of one sweep over dropout, of three configurations.</summary>
    public static StudyRow Study(string id, StudyState state = StudyState.Running) => new()
    {
        Id = id,
        Dataset = Dataset,
        State = state,
        CreatedAt = new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero),
        Spec = new StudySpec
        {
            Name = "dropout",
            Source = "name: dropout",
            Sweeps =
            [
                new SweepSpec
                {
                    Name = "dropout",
                    Description = "How much dropout",
                    Method = SearchMethod.Grid,
                    Parameters = [new ParameterSpec { Key = "dropout", Distribution = Distribution.Categorical, Values = [new("0"), new("0.2"), new("0.4")] }],
                },
            ],
        },
    };

    public static StudyListing Listing(string id, StudyState state = StudyState.Running, int failed = 0) =>
        new(id, "dropout", state, new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero), "reviews", new TrialCounts(3, 1, 5, 0, failed, 0));

    public static StudyProgress Progress(string id, StudyState state = StudyState.Running, double? best = null, TimeSpan? remaining = null) => new()
    {
        Id = id,
        State = state,
        Sweeps = [new SweepProgress("dropout", "How much dropout", new TrialCounts(3, 1, 5, 0, 0, 0), 50, 100, best, best is null ? null : new TrialId(id, 4))],
        Running = [],
        Trials = new TrialCounts(3, 1, 5, 0, 0, 0),
        Remaining = remaining,
    };

    public static TrialRow Trial(int number, double dropout, double accuracy, string study = "dropout-1") => new()
    {
        Id = new TrialId(study, number),
        Hyperparameters = new Hyperparameters { Dropout = dropout },
        SeedNumber = 0,
        Sweeps = 1,
        State = TrialState.Completed,
        Last = TextSteps.Of(10, 0.3, 0.9, 1 - accuracy, accuracy, 1),
    };
}
