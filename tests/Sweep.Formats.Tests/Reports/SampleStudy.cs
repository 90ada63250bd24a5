using Sweep.Formats.Reports;
using Sweep.Formats.Tests.Tables;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Testing;

namespace Sweep.Formats.Tests.Reports;

/// <summary>A finished study of one sweep, three configurations with two seeds and four epochs each, made up by hand.</summary>
internal static class SampleStudy
{
    private static readonly Hyperparameters[] Configurations =
    [
        Hyperparameters.Default with { Units = [16, 8] },
        Hyperparameters.Default,
        Hyperparameters.Default with { Units = [128, 64] },
    ];

    public static StudyResults Results { get; } = new(Row("The course's exercises on a recurrent text classifier"), [SampleTables.Units], Trials(), Epochs());

    public static StudyRow Row(string description) => new()
    {
        Id = "exercises-1",
        Spec = new StudySpec
        {
            Name = "exercises",
            Description = description,
            Source = "name: exercises\n",
            Sweeps =
            [
                new SweepSpec
                {
                    Name = "units",
                    Description = "Units of the two recurrent layers",
                    Method = SearchMethod.Grid,
                    Parameters = [new ParameterSpec { Key = "units", Distribution = Distribution.Categorical, Values = [.. Configurations.Select(c => ParameterValue.From(c.Units))] }],
                    Baseline = Hyperparameters.Default,
                },
            ],
        },
        Dataset = new DatasetInfo("reviews", 3000, 1480, "negative", "positive", 12.34, 40, "ab12", ["Line 7 has no label & was left out."]),
        State = StudyState.Completed,
        CreatedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
    };

    private static List<TrialRow> Trials() =>
    [
        .. Configurations.SelectMany(_ => new[] { 0, 1 }, (c, seed) => (c, seed)).Select((t, i) => new TrialRow
        {
            Id = new TrialId("exercises-1", i + 1),
            Hyperparameters = t.c,
            SeedNumber = t.seed,
            Sweeps = 1,
            State = i == 5 ? TrialState.Failed : TrialState.Completed,
            Attempt = 1,
            Node = "node-1",
            Error = i == 5 ? "=loss \"became\" NaN, <b>epoch</b> 4" : null,
            Facts = TrialFacts.Of((FactNames.Parameters, 1000 * (i + 1))),
            SecondsPerEpoch = 0.25,
            Last = Epoch(i, 4),
        }),
    ];

    private static List<TrialEpoch> Epochs() =>
        [.. Enumerable.Range(0, 6).SelectMany(_ => Enumerable.Range(1, 4), (trial, epoch) => new TrialEpoch(trial + 1, Epoch(trial, epoch)))];

    private static Step Epoch(int trial, int epoch) => TextSteps.Of(
        epoch, 0.7 - 0.125 * epoch, 0.5 + 0.09 * epoch, 0.7 - 0.0625 * epoch + 0.015625 * trial, 0.5 + 0.0625 * epoch + 0.015625 * trial, 0.25);
}
