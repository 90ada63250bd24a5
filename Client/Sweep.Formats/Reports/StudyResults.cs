using Sweep.Contracts.Results;

namespace Sweep.Formats.Reports;

/// <summary>All that a report shows of a study.</summary>
public sealed record StudyResults(
    StudyRow Study,
    IReadOnlyList<ComparisonTable> Tables,
    IReadOnlyList<TrialRow> Trials,
    IReadOnlyList<TrialEpoch> Epochs)
{
    /// <summary>What the models of each sweep answered to their validation texts; none if that was not asked for.</summary>
    public IReadOnlyList<SweepAnswers> Answers { get; init; } = [];
}
