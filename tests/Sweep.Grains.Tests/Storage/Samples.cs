using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Testing;

namespace Sweep.Grains.Tests.Storage;

/// <summary>Rows to store.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, 123, 456, TimeSpan.Zero);

    public static StudyRow Study(string id, DateTimeOffset? createdAt = null) => new()
    {
        Id = id,
        Spec = new StudySpec
        {
            Name = "units",
            Sweeps =
            [
                new SweepSpec
                {
                    Name = "units",
                    Method = SearchMethod.Grid,
                    Parameters = [new ParameterSpec { Key = "units", Distribution = Distribution.Categorical, Values = [new("[64,32]"), new("[8]")] }],
                },
            ],
        },
        Dataset = new DatasetInfo("reviews", 3000, 1500, "bad", "good", 12.5, 31, "00ff", ["line 7: no label"]),
        CreatedAt = createdAt ?? Noon,
        Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    };

    public static TrialRow Trial(string study, int number, long sweeps = 1) => new()
    {
        Id = new TrialId(study, number),
        Hyperparameters = Hyperparameters.Default with { Units = [number], LearningRate = 0.1 / number },
        SeedNumber = number % 3,
        Sweeps = sweeps,
    };

    public static Step Epoch(int epoch, double seconds = 2) =>
        TextSteps.Of(epoch, 0.7 / epoch, 1 - 0.5 / epoch, 0.8 / epoch, 1 - 0.6 / epoch, seconds);

    public static ModelSummary Model(long parameters) => new([new LayerSummary("embedding (Embedding)", "(None, 50, 16)", 16_000), new LayerSummary("rest", "(None, 1)", parameters - 16_000)]);

    public static Lease LeaseOf(TrialRow row) => new(row.Id, row.Attempt);
}
